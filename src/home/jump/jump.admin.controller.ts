import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, type StaffActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { type Page, page } from '../../platform/http/page.js';
import { findAnything } from './find-anything.js';
import { JumpFilter } from './jump.dto.js';
import { isEnough, wishOf } from './wish.js';

@Controller('admin/jump')
export class JumpAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** The page; a fragment for the box that asks while one types. */
  @Get()
  @Allow('home.read')
  async show(@CurrentStaff() actor: StaffActor, @Filter(JumpFilter) { q }: JumpFilter, @Req() { language }: Request): Promise<Page> {
    const groups = await findAnything(this.database, q, { actor, language, today: this.clock.today() });
    return page('admin/jump/jump', { q, groups, isAsked: isEnough(wishOf(q)) });
  }
}
