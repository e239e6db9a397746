import { fewInRange } from '../../catalog/assortments/few-in-range.js';
import { inRange } from '../../catalog/assortments/range.js';
import { type Search, findProducts } from '../../catalog/search/find-products.js';
import type { PartnerActor, StaffActor } from '../../identity/access/actors.js';
import { partnerById } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Kind, kinds, listHref, paperHref, type Places, placesOf } from './places.js';
import { type FoundPartner, type Paper, type PaperKind, papersFound, partnersFound } from './papers.queries.js';
import { isEnough, monthMeant, wishOf } from './wish.js';

export type Hit = { href: string; title: string; note: string; amount?: string | null; currency?: string | null; day?: string | null; isExact: boolean };
export type HitGroup = { kind: Kind; icon: string; similar: boolean; hits: Hit[]; all: string | undefined };

type Reading = { actor: PartnerActor | StaffActor; language: Language; today: string };

const shown = 5;
const paperKinds = ['orders', 'quotes', 'invoices', 'payments', 'shipments'] satisfies PaperKind[];

/** Everything of what the reader may see that is called so, by kinds; a kind that has just this number or code comes first. */
export async function findAnything(reader: Reader, q: string | undefined, reading: Reading): Promise<HitGroup[]> {
  const wish = wishOf(q);
  if (!isEnough(wish)) return [];
  const places = placesOf(reading.actor);
  const { products, papers, partners } = await found(reader, wish, { places, actor: reading.actor });
  const hits = new Map<Kind, Hit[]>([
    ...paperKinds.map((kind) => [kind, papers.filter((paper) => paper.kind === kind).map((paper) => paperHit(paper, reading))] as const),
    ['partners', partners.map((partner) => partnerHit(partner, reading.language))],
    ['catalog', products.products.map((product) => productHit(product, reading))],
    ['statements', statementHits(places, wish, reading)],
  ]);
  // goods that are only like it help when nothing is called so
  const isElse = [...hits].some(([kind, of]) => kind !== 'catalog' && of.length > 0);
  if (products.similar && isElse) hits.delete('catalog');
  const groups = kinds.flatMap((kind) => groupOf(kind, hits.get(kind) ?? [], { places, wish, similar: kind === 'catalog' && products.similar }));
  return groups.toSorted((a, b) => Number(b.hits[0]?.isExact) - Number(a.hits[0]?.isExact));
}

const nothing: Search = { products: [], similar: false, isCut: false };

async function found(reader: Reader, q: string, { places, actor }: { places: Places; actor: Reading['actor'] }) {
  const partnerId = actor.kind === 'partner' ? actor.partnerId : undefined;
  const most = shown + 1;
  const [papers, partners, products] = await Promise.all([
    papersFound(reader, { q, kinds: paperKinds.filter((kind) => places.has(kind)), partnerId, most }),
    places.has('partners') ? partnersFound(reader, q, most) : [],
    places.has('catalog') ? productsShown(reader, q, partnerId) : nothing,
  ]);
  return { papers, partners, products };
}

/** Of the catalogue staff see all, a partner what is in sale and in its range. */
async function productsShown(reader: Reader, q: string, partnerId: string | undefined): Promise<Search> {
  if (partnerId === undefined) return findProducts(reader, q, ['TRUE']);
  const partner = await partnerById(reader, partnerId);
  if (!partner) throw new NotFound();
  const [range, ...values] = inRange(partner);
  return findProducts(reader, q, [`p.status = 'active' AND ${range}`, ...values], await fewInRange(reader, partner));
}

function groupOf(kind: Kind, hits: Hit[], { places, wish, similar }: { places: Places; wish: string; similar: boolean }): HitGroup[] {
  const place = places.get(kind);
  if (!place || hits.length === 0) return [];
  return [{ kind, icon: place.icon, similar, hits: hits.slice(0, shown), all: hits.length > shown ? listHref(place, wish) : undefined }];
}

function paperHit(paper: Paper, { actor, language }: Reading): Hit {
  const { number, note, amount, currency, day, orderNumber } = paper;
  const name = actor.kind === 'staff' ? nameIn(language, paper) : '';
  return { href: paperHref(actor, paper), title: number, note: [name, note, orderNumber].filter(Boolean).join(' · '), amount, currency, day, isExact: paper.isExact === 1 };
}

function partnerHit(partner: FoundPartner, language: Language): Hit {
  return { href: `/admin/partners/${encodeURIComponent(partner.code)}`, title: nameIn(language, partner), note: partner.code, isExact: partner.isExact === 1 };
}

function productHit(product: Search['products'][number], { actor, language }: Reading): Hit {
  const place = actor.kind === 'staff' ? '/admin/catalog' : '/catalog';
  return { href: `${place}/${encodeURIComponent(product.sku)}`, title: nameIn(language, product), note: product.sku, isExact: product.isNamed === 1 };
}

function statementHits(places: Places, wish: string, { actor, today }: Reading): Hit[] {
  const month = places.has('statements') ? monthMeant(wish, today) : undefined;
  if (month === undefined) return [];
  return [{ href: actor.kind === 'staff' ? `/admin/statements?period=${month}` : `/statements/${month}`, title: month, note: '', isExact: true }];
}
