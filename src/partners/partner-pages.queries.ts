import type { Reader } from '../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../platform/http/keyset.js';
import { allOf, containing } from '../platform/http/list-filter.js';
import type { Language } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import type { PartnerKind, PartnerStatus } from './partner.entity.js';
import { assortmentsOfPartner } from './partners.queries.js';

export type PartnerRow = {
  id: string; code: string; nameZh: string; nameEn: string; kind: PartnerKind; tradeForm: string; termsDays: number; currency: string; email: string; phone: string; taxNumber: string; billingAddress: string; bank: string; bankAccount: string;
  orderingOpen: number; status: PartnerStatus; createdAt: Date; assortments: string | null;
  tierCode: string | null; tierZh: string | null; tierEn: string | null; territoryCode: string | null; territoryZh: string | null; territoryEn: string | null; managerLogin: string | null; managerName: string | null; parentCode: string | null; parentZh: string | null; parentEn: string | null;
};

export type AddressRow = { id: string; label: string; recipient: string; phone: string; line: string; isDefault: number };

export type WantedPartners = { q?: string; kind?: PartnerKind; tier?: string; territory?: string; status?: PartnerStatus; after?: string; before?: string };

const pageSize = 20;

const partner = `
  SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.kind, p.form AS tradeForm, p.terms_days AS termsDays, p.currency, p.email, p.phone, p.tax_number AS taxNumber,
    p.billing_address AS billingAddress, p.bank, p.bank_account AS bankAccount,
    p.ordering_open AS orderingOpen, p.status, p.created_at AS createdAt, t.code AS tierCode, t.name_zh AS tierZh, t.name_en AS tierEn,
    r.code AS territoryCode, r.name_zh AS territoryZh, r.name_en AS territoryEn, u.login AS managerLogin, u.name AS managerName, b.code AS parentCode, b.name_zh AS parentZh, b.name_en AS parentEn, ${assortmentsOfPartner} AS assortments
  FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN users u ON u.id = p.manager_id LEFT JOIN partners b ON b.id = p.parent_id`;

/** Partners, the latest first. */
export async function partnersWanted(reader: Reader, { q, kind, tier, territory, status, ...cursor }: WantedPartners, size = pageSize): Promise<KeysetPage<PartnerRow> & { previous?: string }> {
  const turn = keysetTurn('p.id', cursor);
  const like = containing(q ?? '');
  const { sql, values } = allOf([
    q ? ['(p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, like] : undefined,
    kind && ['p.kind = ?', kind], tier ? ['t.code = ?', tier] : undefined, territory ? ['r.code = ?', territory] : undefined, status && ['p.status = ?', status],
    [turn.where, turn.value],
  ]);
  const rows = await reader.query(`${partner} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${size + 1}`, values);
  return turnedPage(rows as PartnerRow[], cursor, size);
}

export async function partnerPage(reader: Reader, code: string): Promise<PartnerRow | undefined> {
  const [row] = (await reader.query(`${partner} WHERE p.code = ?`, [code])) as PartnerRow[];
  return row;
}

/** Of a row what staff change of a partner. */
export function partnerFacts({ nameZh, nameEn, kind, tradeForm, tierCode, territoryCode, managerLogin, parentCode, termsDays, email, phone, taxNumber, billingAddress, bank, bankAccount }: PartnerRow) {
  return { nameZh, nameEn, kind, tradeForm, tier: tierCode ?? '', territory: territoryCode ?? '', manager: managerLogin ?? '', parent: parentCode ?? '', termsDays, email, phone, taxNumber, billingAddress, bank, bankAccount };
}

export async function ownPartner(reader: Reader, partnerId: string): Promise<PartnerRow | undefined> {
  const [row] = (await reader.query(`${partner} WHERE p.id = ?`, [partnerId])) as PartnerRow[];
  return row;
}

/** A partner's addresses, the default one first. */
export function addressesOf(reader: Reader, partnerId: string): Promise<AddressRow[]> {
  return reader.query(`
    SELECT id, label, recipient, phone, line, is_default AS isDefault FROM partner_addresses WHERE partner_id = ? ORDER BY is_default DESC, id`, [partnerId]) as Promise<AddressRow[]>;
}

export async function addressOf(reader: Reader, partnerId: string, id: string): Promise<AddressRow | undefined> {
  return (await addressesOf(reader, partnerId)).find((address) => address.id === id);
}

/** How many partners there are of each kind. */
export async function partnerKindCounts(reader: Reader): Promise<Map<string, number>> {
  const rows = (await reader.query('SELECT kind, COUNT(*) AS count FROM partners GROUP BY kind')) as { kind: string; count: string }[];
  return new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
}

export type Choice = { value: string; label: string };

/** Every tier and territory, by code, named in the reader's language, and the staff who may look after a partner. */
export async function partnerChoices(reader: Reader, language: Language): Promise<{ tiers: Choice[]; territories: Choice[]; managers: Choice[] }> {
  const rows = (await reader.query(`
    SELECT 'tier' AS kind, code, name_zh AS nameZh, name_en AS nameEn, position FROM tiers
    UNION ALL SELECT 'territory', code, name_zh, name_en, 0 FROM territories
    UNION ALL SELECT DISTINCT 'manager', u.login, u.name, u.name, 0 FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.partner_id IS NULL AND u.status = 'active' ORDER BY position, code`)) as { kind: string; code: string; nameZh: string; nameEn: string }[];
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => ({ value: row.code, label: nameIn(language, row) }));
  return { tiers: of('tier'), territories: of('territory'), managers: of('manager') };
}
