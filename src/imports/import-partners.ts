import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { partnersBoundToCurrency } from '../partners/currency-in-use.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { chunksOf, findBy, sameKey } from '../platform/database/by-code.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { ensureCodes } from './ensure-codes.js';
import type { Importer, Progress } from './importer.js';
import { type PartnerRow, partnerRows } from './partner-rows.js';
import { readRows } from './read-rows.js';
import { type Outcome, refuseAny, type RowError } from './row-error.js';
import { type Change, differing, present, type TableRow, upsert } from './upsert.js';

type Stored = TableRow & { code: string; currency: string; kind: string };
type Account = { code: string; id: string; currency: string; accountCurrency: string | null; creditLimit: string | null };
type Planned = { changes: Change[]; created: Set<string>; updated: Set<string> };

const storedPartners = `
  SELECT code, name_zh, name_en, kind, form, tier_id, territory_id, terms_days, currency, email, ordering_open, created_at FROM partners WHERE code IN (?)`;
const accounts = `
  SELECT p.code, p.id, p.currency, a.currency AS accountCurrency, a.credit_limit AS creditLimit
  FROM partners p LEFT JOIN credit_accounts a ON a.partner_id = p.id WHERE p.code IN (?)`;

@Injectable()
export class ImportPartners implements Importer {
  constructor(private readonly config: Config, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Partners by code, and the limits of their credit accounts; a partner without a limit gets no account. */
  async run(tx: EntityManager, text: string, progress: Progress): Promise<Outcome> {
    const rows = readRows(text, partnerRows);
    const { changes, created, updated } = await this.plan(tx, rows);
    await upsert(tx, 'partners', changes, progress);
    const touched = await this.setLimits(tx, rows);
    for (const code of touched) if (!created.has(code)) updated.add(code);
    return { created: created.size, updated: updated.size, unchanged: rows.length - created.size - updated.size, errors: [] };
  }

  private async plan(tx: EntityManager, rows: PartnerRow[]): Promise<Planned> {
    const stored = await findBy<Stored>(tx, 'code', storedPartners, rows.map(({ code }) => code));
    refuseAny([
      ...rows.filter(({ code }) => !stored.has(sameKey(code))).flatMap(missingInNew),
      ...await boundToCurrency(tx, rows.filter(({ code, given }) => given.currency !== undefined && given.currency !== stored.get(sameKey(code))?.currency)),
    ]);
    const tierId = await ensureCodes(tx, 'tiers', rows.flatMap(({ tier }) => tier ?? []));
    const territoryId = await ensureCodes(tx, 'territories', rows.flatMap(({ territory }) => territory ?? []));
    const planned: Planned = { changes: [], created: new Set(), updated: new Set() };
    for (const { code, tier, territory, given } of rows) {
      const known = stored.get(sameKey(code));
      const opens = given.kind !== undefined && given.kind !== known?.kind ? { ordering_open: given.kind === 'exclusive' ? 1 : 0 } : {};
      const wanted = { ...given, ...opens, tier_id: tier && tierId(tier), territory_id: territory && territoryId(territory) };
      const speaks = known ? differing(known, wanted) : Object.keys(present(wanted));
      if (speaks.length === 0) continue;
      planned.changes.push({ row: { ...(known ?? this.newPartner(given.name_zh ?? '')), ...present(wanted), code: known?.code ?? code }, given: speaks });
      planned[known ? 'updated' : 'created'].add(sameKey(code));
    }
    return planned;
  }

  private newPartner(nameZh: string): TableRow {
    return { name_en: nameZh, form: '', tier_id: null, territory_id: null, terms_days: 30, currency: this.config.currency, email: '', created_at: this.clock.now() };
  }

  // a changed limit may release what is held: the credit queue looks again
  private async setLimits(tx: EntityManager, rows: PartnerRow[]): Promise<string[]> {
    const found = await findBy<Account>(tx, 'code', accounts, rows.map(({ code }) => code));
    const changed = rows.flatMap(({ code, creditLimit }) => {
      const account = found.get(sameKey(code));
      if (!account || !limitDiffers(account, creditLimit)) return [];
      return { id: account.id, code: sameKey(code), currency: account.currency, creditLimit: creditLimit ?? account.creditLimit };
    });
    await upsert(tx, 'credit_accounts', changed.map(({ id, currency, creditLimit }) => (
      { row: { partner_id: id, currency, credit_limit: creditLimit }, given: ['currency', 'credit_limit'] })));
    for (const chunk of chunksOf(changed)) await this.outbox.add(tx, 'credit', ...chunk.map(({ id }) => ({ partner: id })));
    return changed.map(({ code }) => code);
  }
}

function limitDiffers({ accountCurrency, currency, creditLimit }: Account, wanted: string | undefined): boolean {
  if (accountCurrency === null) return wanted !== undefined;
  return accountCurrency !== currency || (wanted !== undefined && wanted !== creditLimit);
}

async function boundToCurrency(tx: EntityManager, rows: PartnerRow[]): Promise<RowError[]> {
  const bound = new Set((await partnersBoundToCurrency(tx, rows.map(({ code }) => code))).map(sameKey));
  return rows.filter(({ code }) => bound.has(sameKey(code))).map(({ line }) => ({ line, column: 'currency', code: 'currency_in_use' }));
}

function missingInNew({ line, given }: PartnerRow): RowError[] {
  const { name_zh, kind } = given;
  return Object.entries({ name_zh, kind }).filter(([, value]) => value === undefined).map(([column]) => ({ line, column, code: 'required_new' }));
}
