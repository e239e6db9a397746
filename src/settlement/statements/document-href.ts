type Document = { kind: string; number: string };

/** What a ledger entry's document is: a reversal of a match stands under its payment's number, a write-off under its invoice's. */
export function folderOf({ kind, number }: Document): 'invoices' | 'credit-notes' | 'refunds' | 'payments' {
  if (kind === 'invoice' || number.startsWith('INV-')) return 'invoices';
  if (kind === 'credit_note' || number.startsWith('CN-')) return 'credit-notes';
  return number.startsWith('REF-') ? 'refunds' : 'payments';
}

/** Where the page of a ledger entry's document stands; `room` is '' or '/admin'. */
export function documentHref(document: Document, room: '' | '/admin'): string {
  const folder = folderOf(document);
  return `${folder === 'refunds' ? room || '/payments' : room}/${folder}/${document.number}`;
}
