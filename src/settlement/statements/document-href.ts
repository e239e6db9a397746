/** Where the page of a ledger entry's document stands; `room` is '' or '/admin'. */
export function documentHref(number: string, room: '' | '/admin'): string {
  if (number.startsWith('INV-')) return `${room}/invoices/${number}`;
  if (number.startsWith('REF-')) return `${room || '/payments'}/refunds/${number}`;
  return `${room}/payments/${number}`;
}
