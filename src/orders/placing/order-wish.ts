import type { DrawnFund } from '../../credit/funds/fund-account.entity.js';
import type { LineWish } from './price-lines.js';

/** An order as it is asked for, by partner id (a partner's own) or code; `key` makes it happen once. `draw` are the partner's funds that pay for it, `drawShown` what was shown to be drawn of them. */
export type OrderWish = {
  partnerId?: string; partnerCode?: string; channel: 'portal' | 'admin' | 'api'; key?: string;
  poNumber?: string; note?: string; addressId?: string; orderedOn?: string; draw?: DrawnFund[]; drawShown?: string; lines: LineWish[];
};

/** The funds a text names, as forms and requests for approval keep them: `rebate,prepaid`. */
export function drawIn(text: string): DrawnFund[] {
  return (['rebate', 'prepaid'] as const).filter((fund) => text.split(',').includes(fund));
}
