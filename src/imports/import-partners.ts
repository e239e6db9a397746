import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LapseLimits } from '../credit/limits/lapse-limits.js';
import { partnersBoundToCurrency } from '../partners/currency-in-use.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { findBy, sameKey } from '../platform/database/by-code.js';
import type { Actor } from '../platform/http/actor.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { bringIn, tryOut } from './bring-in.js';
import { cellChanges } from './cell-changes.js';
import { ensureCodes } from './ensure-codes.js';
import type { CellChange, Effect, FileKind, Importer, Planned, PlanFor, Progress, Verdict } from './importer.js';
import { limitChange, type LimitChange, type StoredAccount, writeLimits } from './partner-limits.js';
import { type PartnerRow, partnerRows } from './partner-rows.js';
import type { Outcome, RowError } from './row-error.js';
import { type Change, differing, present, type TableRow, upsert } from './upsert.js';

type Columns = TableRow & { code: string; currency: string; kind: string };
type Stored = { columns: Columns; account: StoredAccount; tier: string | null; territory: string | null };
type Row = Columns & { accountCurrency: string | null; creditLimit: string | null; tier: string | null; territory: string | null };
type Places = { tierId: (code: string) => string; territoryId: (code: string) => string };

const storedPartners = `
  SELECT p.code, p.name_zh, p.name_en, p.kind, p.form, p.tier_id, p.territory_id, p.terms_days, p.currency, p.email, p.ordering_open, p.created_at,
    a.currency AS accountCurrency, a.credit_limit AS creditLimit, t.code AS tier, r.code AS territory
  FROM partners p LEFT JOIN credit_accounts a ON a.partner_id = p.id LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id
  WHERE p.code IN (?)`;

@Injectable()
export class ImportPartners implements Importer, FileKind<PartnerRow> {
  readonly shape = partnerRows;
  readonly pieceSize = 1000;

  constructor(private readonly config: Config, private readonly clock: Clock, private readonly outbox: Outbox, private readonly lapseLimits: LapseLimits) {}

  /** Partners by code, and the limits of their credit accounts; a partner without a limit gets no account. */
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome> {
    return bringIn(this, text, { tx, actor, progress });
  }

  /** What `run` would do. */
  check(tx: EntityManager, text: string, progress: Progress): Promise<Verdict> {
    return tryOut(this, text, { tx, progress });
  }

  /** Plans partners a thousand at a time. */
  async planner({ tx }: PlanFor): Promise<(rows: PartnerRow[]) => Promise<Planned>> {
    return (rows) => this.plan(tx, rows);
  }

  private async plan(tx: EntityManager, rows: PartnerRow[]): Promise<Planned> {
    const stored = await storedOf(tx, rows);
    const errors = [
      ...rows.filter(({ code }) => !stored.has(sameKey(code))).flatMap(missingInNew),
      ...await boundToCurrency(tx, rows.filter(({ code, given }) => given.currency !== undefined && given.currency !== stored.get(sameKey(code))?.columns.currency)),
    ];
    const wrong = new Set(errors.map(({ line }) => line));
    const whole = rows.filter(({ line }) => !wrong.has(line));
    const places = {
      tierId: await ensureCodes(tx, 'tiers', whole.flatMap(({ tier }) => tier ?? [])), territoryId: await ensureCodes(tx, 'territories', whole.flatMap(({ territory }) => territory ?? [])),
    };
    const planned = whole.map((row) => this.planRow(row, stored.get(sameKey(row.code)), places));
    const changes = planned.flatMap(({ change }) => (change.given.length > 0 ? change : []));
    const limits = planned.flatMap(({ limit }) => limit ?? []);
    return {
      errors, effects: planned.flatMap(({ effect }) => effect),
      write: async (progress) => {
        await upsert(tx, 'partners', changes, progress);
        await writeLimits(tx, { outbox: this.outbox, lapseLimits: this.lapseLimits }, limits);
      },
    };
  }

  private planRow(row: PartnerRow, known: Stored | undefined, { tierId, territoryId }: Places): { change: Change; limit: LimitChange | undefined; effect: Effect[] } {
    const { line, code, tier, territory, given, creditLimit } = row;
    const opens = given.kind !== undefined && given.kind !== known?.columns.kind ? { ordering_open: given.kind === 'exclusive' ? 1 : 0 } : {};
    const wanted = { ...given, ...opens, tier_id: tier && tierId(tier), territory_id: territory && territoryId(territory) };
    const change: Change = {
      row: { ...(known?.columns ?? this.newPartner(given.name_zh ?? '')), ...present(wanted), code: known?.columns.code ?? code },
      given: known ? differing(known.columns, wanted) : Object.keys(present(wanted)),
    };
    const limit = limitChange({ code: String(change.row.code), currency: String(change.row.currency), creditLimit }, known?.account);
    const cells = [...cellsOf(change, known, row), ...limitCells(limit, known)];
    return { change, limit, effect: cells.length > 0 || !known ? [{ line, key: code, isNew: !known, cells }] : [] };
  }

  private newPartner(nameZh: string): TableRow {
    return { name_en: nameZh, form: '', tier_id: null, territory_id: null, terms_days: 30, currency: this.config.currency, email: '', created_at: this.clock.now() };
  }
}

async function storedOf(tx: EntityManager, rows: PartnerRow[]): Promise<Map<string, Stored>> {
  const found = await findBy<Row>(tx, 'code', storedPartners, rows.map(({ code }) => code));
  return new Map([...found].map(([key, { accountCurrency, creditLimit, tier, territory, ...columns }]) => (
    [key, { columns: columns as Columns, account: { currency: accountCurrency, creditLimit }, tier, territory }])));
}

function cellsOf(change: Change, known: Stored | undefined, { tier = '', territory = '' }: PartnerRow): CellChange[] {
  const words = {
    tier_id: { column: 'tier', word: (id: string) => (id === known?.columns.tier_id ? known.tier ?? '' : tier) },
    territory_id: { column: 'territory', word: (id: string) => (id === known?.columns.territory_id ? known.territory ?? '' : territory) },
  };
  return cellChanges({ ...change, given: change.given.filter((name) => name !== 'ordering_open') }, known?.columns, words);
}

function limitCells(limit: LimitChange | undefined, known: Stored | undefined): CellChange[] {
  if (!limit) return [];
  const { currency, creditLimit } = limit;
  const currencyMoves = known && known.account.currency !== null && known.account.currency !== currency && known.columns.currency === currency;
  return [
    ...(currencyMoves ? [{ column: 'currency', before: known.account.currency ?? '', after: currency }] : []),
    ...(creditLimit === undefined || creditLimit === known?.account.creditLimit ? [] : [{ column: 'credit_limit', before: known && (known.account.creditLimit ?? ''), after: creditLimit }]),
  ];
}

async function boundToCurrency(tx: EntityManager, rows: PartnerRow[]): Promise<RowError[]> {
  const bound = new Set((await partnersBoundToCurrency(tx, rows.map(({ code }) => code))).map(sameKey));
  return rows.filter(({ code }) => bound.has(sameKey(code))).map(({ line }) => ({ line, column: 'currency', code: 'currency_in_use' }));
}

function missingInNew({ line, given }: PartnerRow): RowError[] {
  const { name_zh, kind } = given;
  return Object.entries({ name_zh, kind }).filter(([, value]) => value === undefined).map(([column]) => ({ line, column, code: 'required_new' }));
}
