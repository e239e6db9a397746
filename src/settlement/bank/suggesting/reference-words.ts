/** What in a payment's reference may be the number of an invoice, an order or a purchase order. */
export function referenceWords(reference: string): string[] {
  const words = reference.normalize('NFKC').toUpperCase().match(/[A-Z0-9][A-Z0-9/_-]{4,59}/g) ?? [];
  return [...new Set(words.filter((word) => /\d{2}/.test(word)))].slice(0, 10);
}
