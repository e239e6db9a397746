import { CancelOrder } from '../../src/orders/cancel-order.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import type { LineWish } from '../../src/orders/placing/price-lines.js';
import { ReleaseOrder } from '../../src/orders/decision/release-order.js';
import { type Parcel, ShipOrder } from '../../src/orders/shipping/ship-order.js';
import type { TestApp } from '../support/app.js';

const desk = { key: 'user:900', name: '林晓峰' };
const finance = { key: 'user:901', name: '赵磊' };

/** Orders brought to where a page shall show them, by the real use cases. */
export function scene({ web, database }: TestApp) {
  const idOf = async (number: string) => (await database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]))[0]?.id as string;
  const placed = async (partnerCode: string, lines: LineWish[], poNumber = ''): Promise<string> =>
    (await web.get(PlaceOrder).run(desk, { partnerCode, channel: 'admin', poNumber, lines })).number;
  const decided = async (...order: Parameters<typeof placed>): Promise<string> => {
    const number = await placed(...order);
    await web.get(CheckCredit).run(await idOf(number));
    return number;
  };
  return {
    placed,
    decided,
    decide: async (number: string) => web.get(CheckCredit).run(await idOf(number)),
    release: (number: string, reason: string) => web.get(ReleaseOrder).run(finance, number, reason),
    cancel: (number: string, reason: string) => web.get(CancelOrder).run(desk, number, reason),
    ship: (number: string, parcel: Parcel = {}) => database.inTransaction(async (tx) => (await web.get(ShipOrder).within(tx, desk, number, parcel)).shipment.number),
    stateOf: async (number: string) => (await database.query<Record<string, string>>('SELECT status, fulfilment, hold_reason AS holdReason FROM orders WHERE number = ?', [number]))[0],
  };
}
