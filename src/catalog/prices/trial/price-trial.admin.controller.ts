import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Allow } from '../../../platform/http/access.js';
import type { FieldError } from '../../../platform/http/errors.js';
import { Filter } from '../../../platform/http/form.js';
import { type Page, page } from '../../../platform/http/page.js';
import { textValues } from '../../../platform/http/refusal.js';
import { translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { pageHref } from '../../../platform/views/page-href.js';
import { TrialFilter } from '../price.dto.js';
import { partnersToTry } from './trial.queries.js';
import { trialView } from './trial-views.js';
import { tryPrice } from './try-price.js';

/** Which price has this partner for this product, and why. */
@Controller('admin/prices/trial')
export class PriceTrialController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  @Get()
  @Allow('catalog.read')
  async show(@Filter(TrialFilter) asked: TrialFilter, @Req() request: Request): Promise<Page> {
    const { language, originalUrl } = request;
    const [choices, today] = [await partnersToTry(this.database), this.clock.today()];
    const model = { asked, today, partners: choices.map((row) => ({ value: row.code, label: nameIn(language, row) })) };
    if (asked.partner === '' && asked.sku === '') return page('admin/prices/trial', model);
    const outcome = await tryPrice(this.database, asked, today);
    if ('tried' in outcome) return page('admin/prices/trial', { ...model, asked: { ...asked, quantity: outcome.tried.quantity, day: outcome.tried.day }, trial: trialView(outcome.tried, language) });
    refuse(request, outcome.wrong);
    const alike = outcome.alike.map((row) => ({ label: `${nameIn(language, row)} · ${row.code}`, href: pageHref(originalUrl, { partner: row.code }) }));
    return page('admin/prices/trial', { ...model, alike });
  }
}

// a question, not a change: its own page says what is wrong, as a refused form does
function refuse(request: Request, wrong: FieldError[]): void {
  const summary = wrong.map(({ field, key, values }) => ({ field, message: translate(request.language, key, textValues(values ?? {})) }));
  request.formState = { values: request.query as Record<string, string>, errors: Object.fromEntries(summary.map(({ field, message }) => [field, message])), summary };
}
