import { accessories } from './accessories.js';
import { catalogue, skusOf } from './catalogue.js';
import type { Chance } from './chance.js';
import type { Dealer } from './dealers.js';

type Article = { sku: string; price: number; pack: number; minimum: number };

const articles: Article[] = [
  ...catalogue.flatMap((series) => skusOf(series).map(({ sku, price }) => ({ sku, price, pack: series.pack, minimum: series.minimum }))),
  ...accessories.map(([sku, , , , , , pack, price]) => ({ sku, price, pack, minimum: pack })),
];

// the lighting trade rests around the Spring Festival and is busiest in autumn
const season = [0.8, 0.5, 0.95, 1, 1.05, 1, 0.95, 1.05, 1.15, 1.2, 1.15, 0.85];

/** How likely a dealer orders on a day. */
export function orderProbability({ monthly }: Dealer, day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay();
  const rhythm = weekday === 0 ? 0.15 : weekday === 6 ? 0.5 : 1.25;
  return (monthly / 30) * rhythm * (season[date.getUTCMonth()] ?? 1);
}

/** What a dealer of this size buys at once, in whole packs. */
export function basketOf(dealer: Dealer, chance: Chance): { sku: string; quantity: number }[] {
  const usual = (dealer.limit * 0.5) / (dealer.monthly * (dealer.terms / 30 + 0.25));
  const worth = usual * chance.between(0.45, 1.55);
  const lines = chance.whole(3, worth > 30_000 ? 11 : 7);
  return chance.some(articles, lines).map(({ sku, price, pack, minimum }) => {
    const packs = Math.max(1, Math.round((worth / lines / price / pack) * chance.between(0.5, 1.5)));
    return { sku, quantity: Math.max(packs * pack, minimum) };
  });
}
