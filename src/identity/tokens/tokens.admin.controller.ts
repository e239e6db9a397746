import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form, OnceKey } from '../../platform/http/form.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { RowId } from '../../platform/http/row-id.js';
import { CurrentStaff, type StaffActor } from '../access/actors.js';
import { IssueToken } from './issue-token.js';
import { RevokeToken } from './revoke-token.js';
import { NewTokenForm, TokensFilter } from './token.dto.js';
import { scopeChoices, tokenLine, tokenTabs } from './token-views.js';
import { tokenCounts, tokensWanted } from './tokens.queries.js';

@Controller('admin/api-tokens')
export class TokensAdminController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly issueToken: IssueToken, private readonly revokeToken: RevokeToken) {}

  @Get()
  @Allow('tokens.manage')
  async list(@Filter(TokensFilter) filter: TokensFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const today = this.clock.today();
    const [found, counts] = await Promise.all([tokensWanted(this.database, filter, today), tokenCounts(this.database, today)]);
    return page('admin/tokens/list', {
      filter, tabs: tokenTabs(originalUrl, filter.view, counts), chips: chipsOf(originalUrl, { q: filter.q }), tokens: found.rows.map((row) => tokenLine(row, language)),
      ...turns(originalUrl, found), isFiltered: Boolean(filter.q || filter.view),
    });
  }

  @Get('new')
  @Allow('tokens.manage')
  blank(): Page {
    return page('admin/tokens/new', { scopes: scopeChoices, today: this.clock.today() });
  }

  // the answer to the form is the token itself: no address leads to it, nothing keeps it
  @Post()
  @Allow('tokens.manage')
  @FormPage('/admin/api-tokens/new')
  async issue(@CurrentStaff() actor: StaffActor, @Form(NewTokenForm) { name, scopes, expiresOn }: NewTokenForm, @OnceKey() key: string | undefined): Promise<Page> {
    return page('admin/tokens/issued', { name, token: await this.issueToken.run(actor, name, scopes, { expiresOn, key }) }, 201);
  }

  @Post(':id/revocation')
  @Allow('tokens.manage')
  async revoke(@CurrentStaff() actor: StaffActor, @RowId() id: string): Promise<Redirect> {
    return redirect('/admin/api-tokens', 'tokens.flash.revoked', { name: await this.revokeToken.run(actor, id) });
  }
}
