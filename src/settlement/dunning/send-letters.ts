import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { partnerById, type PartnerTerms } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type OwedInvoice, owedInvoices } from '../collection/partner-collection.queries.js';
import { DunningLetterInvoice } from './dunning-letter-invoice.entity.js';
import { DunningLetter } from './dunning-letter.entity.js';
import { letterText } from './letter-text.js';
import { type LetterDue, lettersDue } from './letters-due.js';
import { dunningLevels, type LevelRow } from './levels.queries.js';

type Due = LetterDue<OwedInvoice & { isPaused: boolean }>;

@Injectable()
export class SendLetters {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly supplier: Supplier, private readonly outbox: Outbox) {}

  /** The night's letters to everyone who owes something long enough; an invoice gets each step once. */
  async runForAll(): Promise<void> {
    const steps = (await dunningLevels(this.database)).filter(({ isActive }) => isActive);
    if (steps.length === 0) return;
    const latest = addDays(this.clock.today(), -Math.min(...steps.map(({ daysOverdue }) => daysOverdue)));
    const partners = await this.database.query<{ partnerId: string }>(
      'SELECT DISTINCT partner_id AS partnerId FROM receivables WHERE open_amount > 0 AND due_on <= ? ORDER BY partner_id', [latest]);
    for (const { partnerId } of partners) await this.run(partnerId);
  }

  /** Writes the letters a partner is due today; twice writes none. Promises and disputes stop an invoice's letters. */
  async run(partnerId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockAccount(tx, partnerId);
      const levels = await dunningLevels(tx);
      const invoices = (await owedInvoices(tx, partnerId)).map((invoice) => ({ ...invoice, isPaused: invoice.promisedOn !== null || Boolean(Number(invoice.isDisputed)) }));
      const letters = lettersDue(invoices, levels, this.clock.today());
      const partner = letters.length > 0 ? await partnerById(tx, partnerId) : undefined;
      if (!partner) return;
      for (const letter of letters) await this.write(tx, partner, letter, levels.find(({ level }) => level === letter.level) as LevelRow);
    });
  }

  private async write(tx: EntityManager, partner: PartnerTerms, { level, amount, days, invoices }: Due, step: LevelRow): Promise<void> {
    const [at, today, supplier] = [this.clock.now(), this.clock.today(), await this.supplier.company()];
    const facts = { amount, currency: partner.currency, count: invoices.length, days, date: today };
    const zh = (text: string, most: number) => letterText(text, { ...facts, partner: partner.nameZh, supplier: supplier.nameZh }, 'zh-CN').slice(0, most);
    const en = (text: string, most: number) => letterText(text, { ...facts, partner: partner.nameEn, supplier: supplier.nameEn }, 'en').slice(0, most);
    const { identifiers } = await tx.insert(DunningLetter, {
      number: await drawNumber(tx, 'DUN', today), partnerId: partner.id, level, amount, currency: partner.currency, daysOverdue: Math.min(days, 65_535),
      subjectZh: zh(step.subjectZh, 400), bodyZh: zh(step.bodyZh, 4000), subjectEn: en(step.subjectEn, 400), bodyEn: en(step.bodyEn, 4000), sentOn: today, sentAt: at,
    });
    const letterId = String(identifiers[0]?.id);
    await tx.insert(DunningLetterInvoice, invoices.map(({ id, openAmount, dueOn }) => ({ letterId, invoiceId: id, level, openAmount, dueOn })));
    await this.outbox.add(tx, 'notify', { event: 'letter.sent', letter: letterId });
  }
}
