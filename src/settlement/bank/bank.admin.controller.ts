import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentStaff, may, type StaffActor } from '../../identity/access/actors.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow, FormPage } from '../../platform/http/access.js';
import { Filter, Form } from '../../platform/http/form.js';
import { chipsOf, turns } from '../../platform/http/list-filter.js';
import { type Page, page, type Redirect, redirect } from '../../platform/http/page.js';
import { refusalOf } from '../../platform/http/refusal.js';
import { BankError } from './bank-error.js';
import { BankProfile } from './accounts/bank-profile.entity.js';
import { lineTabs, lineView } from './bank-views.js';
import { BulkForm, LinesFilter, OutcomeFilter } from './bank.dto.js';
import { lineCounts, linesById, linesIn } from './bank.queries.js';
import { ConfirmLine } from './confirm-line.js';
import { choiceIn, suggestionsFor } from './suggesting/suggestions.js';

@Controller('admin/bank')
export class BankAdminController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly confirmLine: ConfirmLine) {}

  @Get()
  @Allow('payments.read')
  async list(@CurrentStaff() actor: StaffActor, @Filter(LinesFilter) filter: LinesFilter, @Req() { originalUrl, language }: Request): Promise<Page> {
    const view = filter.view ?? 'open';
    const { currency } = this.config;
    const [found, counts, accounts] = await Promise.all([
      linesIn(this.database, filter, view), lineCounts(this.database, currency), this.database.source.manager.find(BankProfile, { order: { name: 'ASC' } }),
    ]);
    const suggestions = await suggestionsFor(this.database, found.rows, language);
    const account = accounts.find(({ id }) => id === filter.account)?.name;
    return page('admin/bank/list', {
      filter, view, counts, currency, tabs: lineTabs(originalUrl, view, counts), lines: found.rows.map((row) => lineView(row, suggestions.get(row.id) ?? [], language)),
      ...turns(originalUrl, found), accounts: accounts.map(({ id, name }) => ({ value: id, label: name })), chips: chipsOf(originalUrl, { account }),
      isFiltered: Boolean(filter.q || filter.account), choosing: may(actor, 'payments.record') && view === 'open' && [...suggestions.values()].some(({ length }) => length > 0),
    });
  }

  /** Each chosen line in a transaction of its own: one that is refused leaves the others alone. */
  @Post('confirmations')
  @Allow('payments.record')
  @FormPage('/admin/bank')
  async confirm(@CurrentStaff() actor: StaffActor, @Form(BulkForm) { lines, choices }: BulkForm): Promise<Redirect> {
    if (lines.length === 0) throw new BankError('none_chosen');
    const failed: string[] = [];
    for (const id of lines.filter((line) => /^\d{1,19}$/.test(line))) {
      try {
        await this.confirmLine.run(actor, id, choiceIn(String(choices[`line-${id}`] ?? '')));
      } catch (error) {
        const { status, code } = refusalOf(error);
        if (status >= 500) throw error;
        failed.push(`${id}:${code}`);
      }
    }
    const done = lines.length - failed.length;
    return redirect(`/admin/bank/outcome?${new URLSearchParams({ lines: lines.join(','), failed: failed.join(',') })}`, 'bank.flash.bulk', { done, failed: failed.length }, failed.length > 0 ? 'amber' : 'green');
  }

  @Get('outcome')
  @Allow('payments.read')
  async outcome(@Filter(OutcomeFilter) filter: OutcomeFilter, @Req() { language }: Request): Promise<Page> {
    const ids = (filter.lines ?? '').split(',').filter((id) => /^\d{1,19}$/.test(id)).slice(0, 50);
    const why = new Map((filter.failed ?? '').split(',').map((failed) => failed.split(':', 2) as [string, string]));
    const rows = await linesById(this.database, ids);
    return page('admin/bank/outcome', { lines: rows.map((row) => ({ ...lineView(row, [], language), why: row.status === 'matched' ? undefined : whyOf(why.get(row.id)) })) });
  }
}

/** Refusals that have words of their own on the outcome's page. */
const told = ['already_decided', 'unknown_partner', 'other_currency', 'over_unapplied', 'not_found', 'invalid'];

function whyOf(code: string | undefined): string | undefined {
  return code === undefined || told.includes(code) ? code : 'other';
}
