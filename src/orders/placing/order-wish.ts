import type { LineWish } from './price-lines.js';

/** An order as it is asked for, by partner id (a partner's own) or code; `key` makes it happen once. */
export type OrderWish = {
  partnerId?: string; partnerCode?: string; channel: 'portal' | 'admin' | 'api'; key?: string;
  poNumber?: string; note?: string; addressId?: string; orderedOn?: string; lines: LineWish[];
};
