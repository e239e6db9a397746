import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { type Page, page } from '../../platform/http/page.js';
import { findAnything } from './find-anything.js';
import { JumpFilter } from './jump.dto.js';
import { isEnough, wishOf } from './wish.js';

@Controller('jump')
export class JumpPortalController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** The page; a fragment for the box that asks while one types. */
  @Get()
  @Allow('portal.home')
  async show(@CurrentPartner() actor: PartnerActor, @Filter(JumpFilter) { q }: JumpFilter, @Req() { language }: Request): Promise<Page> {
    const groups = await findAnything(this.database, q, { actor, language, today: this.clock.today() });
    return page('portal/jump/jump', { q, groups, isAsked: isEnough(wishOf(q)) });
  }
}
