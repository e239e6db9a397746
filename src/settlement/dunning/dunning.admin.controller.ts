import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { editionOf } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { Form } from '../../platform/http/form.js';
import { Download, type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { ChangeLevel } from './change-level.js';
import { LevelForm, levelIn } from './dunning.dto.js';
import { letterPdf } from './letter-pdf.js';
import { placeholders } from './letter-text.js';
import { letterPage, letterView } from './letter-views.js';
import { latestLetters, letterNumbered } from './letters.queries.js';
import { dunningLevels } from './levels.queries.js';

/** The steps of dunning and the letters that went out. */
@Controller('admin/dunning')
export class DunningAdminController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly supplier: Supplier, private readonly changeLevel: ChangeLevel) {}

  @Get()
  @Allow('credit.read')
  async list(@CurrentStaff() actor: StaffActor, @Req() { language }: Request): Promise<Page> {
    const [levels, letters] = await Promise.all([dunningLevels(this.database), latestLetters(this.database)]);
    return page('admin/collection/dunning', {
      currency: this.config.currency, levels: levels.map((level) => ({ ...level, subject: language === 'en' ? level.subjectEn : level.subjectZh })),
      letters: letters.map((letter) => letterView(letter, language)), mayChange: may(actor, 'dunning.manage'),
    });
  }

  @Get('levels/:level/edit')
  @Allow('dunning.manage')
  async edit(@RowId('level') level: string): Promise<Page> {
    const found = (await dunningLevels(this.database)).find((step) => String(step.level) === level);
    if (!found) throw new NotFound();
    return page('admin/collection/level', { step: found, edition: editionOf(found), currency: this.config.currency, placeholders: placeholders.map((name) => ({ name: `{${name}}`, means: `collection.placeholder.${name}` })) });
  }

  @Post('levels/:level')
  @Allow('dunning.manage')
  @FormPage('/admin/dunning/levels/:level/edit')
  async change(@CurrentStaff() actor: StaffActor, @RowId('level') level: string, @Form(LevelForm) form: LevelForm): Promise<Redirect> {
    await this.changeLevel.run(actor, Number(level), levelIn(form), form.was);
    return redirect('/admin/dunning', 'collection.flash.level', { level });
  }

  @Get('letters/:number')
  @Allow('credit.read')
  async letter(@Param('number') number: string, @Req() { language }: Request): Promise<Page> {
    return page('admin/collection/letter', await letterPage(this.database, await letterNumbered(this.database, number), language));
  }

  @Get('letters/:number/pdf')
  @Allow('credit.read')
  async pdf(@Param('number') number: string, @Req() { language }: Request): Promise<Download> {
    const { letter } = await letterPage(this.database, await letterNumbered(this.database, number), language);
    return new Download(await letterPdf(letter, await this.supplier.company(), language), 'application/pdf', `${number}.pdf`, true);
  }
}
