import type { Drawable } from '../../credit/funds/plan-draw.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { type Amount, isPositive, minus, sum } from '../../platform/money/money.js';
import { formatMoney, formatPercent } from '../../platform/views/format.js';
import { type Amounts, orderTotals, type Priced } from './order-amounts.js';
import { drawIn } from './order-wish.js';
import { planDrawing } from './plan-drawing.js';

/** One way to pay for an order; what it pays is sent with it, so that nothing else is placed than was shown. */
export type DrawChoice = { value: string; label: string; note: string; pays: Amount };

type Line = Priced & Amounts & { quantity: number };
type Look = { currency: string; language: Language };

/** The funds a form may choose, as it sends them. */
export const wishes = ['rebate', 'prepaid', 'rebate,prepaid'] as const;

/** What a page shows to choose a way to pay: what the partner's funds hold, and the ways they can pay for these lines. */
export function waysToPay(lines: Line[], drawable: Drawable, look: Look) {
  return { draws: drawChoices(lines, drawable, look), funds: { rebate: sum(drawable.grants.map(({ rest }) => rest)), prepaid: drawable.prepaid } };
}

// each with its amounts; none when there is nothing to draw
function drawChoices(lines: Line[], drawable: Drawable, look: Look): DrawChoice[] {
  const choices = wishes.flatMap((wish) => {
    const { rebate, prepaid, ...choice } = drawChoice(wish, lines, drawable, look);
    return isPositive(wish === 'rebate' ? rebate : prepaid) && (wish !== 'rebate,prepaid' || isPositive(rebate)) ? [choice] : [];
  });
  const text = (key: string) => translate(look.language, `funds.draw.${key}`);
  return choices.length === 0 ? [] : [{ value: '', label: text('none'), note: text('noneNote'), pays: '0.00' }, ...choices];
}

/** What a wish for funds draws now, and what the order comes to with it. */
export function drawChoice(wish: string, lines: Line[], drawable: Drawable, look: Look): DrawChoice & { rebate: Amount; prepaid: Amount; total: Amount } {
  const { draws: { rebate, prepaid }, ...planned } = planDrawing(drawIn(wish), lines, drawable, { currency: look.currency, taxRateOf: ({ taxRate }) => taxRate });
  const { total } = orderTotals(planned.lines);
  const pays = sum([rebate, prepaid]);
  const { label, note } = drawWords({ rebate, prepaid }, minus(total, pays), look);
  const discount = planned.prepayDiscount && translate(look.language, 'funds.draw.discount', { percent: formatPercent(planned.prepayDiscount), total: formatMoney(total, look.currency) });
  return { value: wish, label, note: [discount, note].filter(Boolean).join(look.language === 'en' ? '; ' : '；'), rebate, prepaid, pays, total };
}

/** What of the funds pays, and how the rest is paid. */
export function drawWords({ rebate, prepaid }: { rebate: Amount; prepaid: Amount }, rest: Amount, { currency, language }: Look): { label: string; note: string } {
  const t = (key: string, values = {}) => translate(language, `funds.draw.${key}`, values);
  const money = (amount: string) => formatMoney(amount, currency);
  const way = isPositive(rebate) ? (isPositive(prepaid) ? 'both' : 'rebate') : isPositive(prepaid) ? 'prepaid' : 'none';
  const note = way === 'none' ? t('noneNote') : isPositive(rest) ? t('rest', { rest: money(rest) }) : t('full');
  return { label: t(way, { rebate: money(rebate), prepaid: money(prepaid) }), note };
}
