import type { Response } from 'supertest';
import type { Things } from './neighbours.js';
import { type Fill, methodOf, type Rule } from './rules.js';
import type { Visitor } from './visitors.js';

/** Who a route is for. */
export const kindOf = (route: string): Visitor['kind'] => (/ \/api\//.test(route) ? 'token' : / \/admin(\/|$)/.test(route) ? 'staff' : 'partner');

export const isForm = (route: string) => methodOf(route) === 'post' && kindOf(route) !== 'token';

/** How a closed route receives a visitor: who is of another kind learns nothing, who lacks the permission is told so. */
export function expected(route: string, { permission, only }: Rule, { name, kind, permissions }: Visitor): string {
  const wanted = kindOf(route);
  if (wanted === 'token') return kind !== 'token' ? '401' : permissions.has(permission) ? 'in' : '403';
  if (kind === 'token' || kind === 'nobody') return 'login';
  if (kind !== wanted || (only !== undefined && name !== only)) return '404';
  return permissions.has(permission) ? 'in' : '403';
}

/** An answer without what differs from one request to the next, and without the values its address was made of. */
export function told({ status, text = '', headers }: Response, values: string[]): string {
  const clean = values.reduce((rest, value) => rest.replaceAll(encodeURIComponent(value), '…').replaceAll(value, '…'), text);
  const ids = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;
  return `${status} ${String(headers['content-type'])} ${clean.replaceAll(ids, 'id').replace(/(name="_(csrf|key)" value|"X-CSRF-Token&quot;:&quot;)[^"&]+/g, '$1')}`;
}

const sample: Things = {
  code: 'A', held: 'A', quote: 'A', standing: '1', shipped: 'A', shipment: 'A', invoice: 'A', creditNote: 'A', voucher: 'A', payment: 'A', match: '1', creditMatch: '1', refund: 'A', writeOff: '1', address: '1', notification: '1', session: 'A', line: '1', noted: '1', dispute: '1', alert: '1', promise: '1', letter: 'A', request: 'A', approval: 'A', paper: '1', level: '1', month: 'A', product: 'A',
  picture: '1', pictureUpload: '1', import: '1', importKind: 'A', mail: 'A', job: 'A', staffNotification: '1', staffSession: 'A', reset: 'A', email: 'A', style: 'A', placeKind: 'A', tier: 'A', sku: 'A', image: '1', category: '1', family: 'A', list: 'A', assortment: 'A', price: '1', warehouse: 'A', token: '1', mate: 'A', file: 'A', carrier: 'A', orderView: '1', tracking: '1', plan: 'A', change: '1', version: '1', orderList: '1', template: '1', bankLine: '1', bankFile: '1', bankAccount: '1', supply: '1',
};
const strangersSample: Things = { ...sample, code: 'B', mate: 'B', payment: 'B', refund: 'B', match: '2', creditMatch: '2', address: '2', promise: '2', request: 'B', approval: 'B', paper: '2', tracking: '2', plan: 'B', change: '2', version: '2', writeOff: '2' };

export const isId = (value: string) => /^\d+$/.test(value);

/** Whether an address has an id in it that the house counted. */
export const hasId = (fill: Fill) => fill(sample).some(isId);

/** Whether an address names a thing within another, each of them someone's. */
export function isNested(fill: Fill): boolean {
  const [own, strangers] = [fill(sample), fill(strangersSample)];
  return own.length > 1 && own.every((value, index) => value !== strangers[index]);
}
