import type { Drawable } from '../../../credit/funds/plan-draw.js';
import { type Language, translate } from '../../../platform/i18n/i18n.js';
import { isPositive, minus, sum } from '../../../platform/money/money.js';
import { formatMoney, formatPercent } from '../../../platform/views/format.js';
import { orderTotals } from '../../placing/order-amounts.js';
import { drawIn } from '../../placing/order-wish.js';
import { planDrawing } from '../../placing/plan-drawing.js';
import type { CheckedLine } from '../line-check.js';

/** One way to pay for the cart; the value carries what it draws, so that nothing else is placed than was shown. */
export type DrawChoice = { value: string; label: string; note: string };

/** The ways a partner's funds can pay for the good lines, each with its amounts; none when there is nothing to draw. */
export function drawChoices(checked: CheckedLine[], drawable: Drawable, { currency, language }: { currency: string; language: Language }): DrawChoice[] {
  const lines = checked.filter(({ problem }) => !problem).map((line) => ({ ...line, unitPrice: line.trace?.unitPrice ?? '0', discount: '0' }));
  if (lines.length === 0) return [];
  const t = (key: string, values = {}) => translate(language, `funds.draw.${key}`, values);
  const money = (amount: string) => formatMoney(amount, currency);
  const choices = (['rebate', 'prepaid', 'rebate,prepaid'] as const).flatMap((wished) => {
    const planned = planDrawing(drawIn(wished), lines, drawable, { currency, taxRateOf: ({ good }) => good.taxRate });
    const { rebate, prepaid } = planned.draws;
    if (!isPositive(wished === 'rebate' ? rebate : prepaid) || (wished === 'rebate,prepaid' && !isPositive(rebate))) return [];
    const { total } = orderTotals(planned.lines);
    const rest = minus(total, sum([rebate, prepaid]));
    const notes = [
      planned.prepayDiscount && t('discount', { percent: formatPercent(planned.prepayDiscount), total: money(total) }),
      isPositive(rest) ? t('rest', { rest: money(rest) }) : t('full'),
    ];
    return [{ value: `${wished}:${sum([rebate, prepaid])}`, label: t(wished === 'rebate,prepaid' ? 'both' : wished, { rebate: money(rebate), prepaid: money(prepaid) }), note: notes.filter(Boolean).join(language === 'en' ? '; ' : '；') }];
  });
  return choices.length === 0 ? [] : [{ value: '', label: t('none'), note: t('noneNote') }, ...choices];
}

/** What a form's choice says: which funds, and what was shown to be drawn of them. */
export function chosenDraw(value: string | undefined): { draw?: ReturnType<typeof drawIn>; drawShown?: string } {
  const [funds = '', drawShown] = (value ?? '').split(':');
  return funds === '' ? {} : { draw: drawIn(funds), drawShown };
}
