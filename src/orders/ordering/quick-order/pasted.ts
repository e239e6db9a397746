/**
 * A line as pasted or typed: a SKU or barcode, and a quantity still in its own writing (`50`, `2箱`; empty when there was none).
 * `others` are further words of the line that look like a code.
 */
export type PastedLine = { code: string; quantity: string; others?: string[] };

export type PastedQuantity = { count: number; unit: string };

const unit = '\\p{Script=Han}{1,2}|pcs?|pieces?|ea|sets?|rolls?|box(?:es)?|cases?|ctns?|cartons?';
const quantity = new RegExp(`^(?:[x*]|要|来|订|共)?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,7})\\s*(${unit})?\\.?$`, 'iu');
const caseUnit = /^(箱|cases?|ctns?|cartons?)$/i;
const noUnit = /[元块角分年月日]$|装$/u;

/** A word that is a unit and nothing else. */
export const unitAlone = new RegExp(`^(${unit})$`, 'iu');

/** A quantity with its unit; undefined for anything but a whole number above 0, and for money. */
export function quantityIn(text: string): PastedQuantity | undefined {
  const [, digits, written = ''] = quantity.exec(text.normalize('NFKC').replace(/×/g, '*').trim()) ?? [];
  const count = Number(digits?.replaceAll(',', '') ?? 0);
  return count > 0 && !noUnit.test(written) ? { count, unit: written } : undefined;
}

/** Whether a quantity is counted in cases, each a pack of the product. */
export const isInCases = ({ unit: written }: PastedQuantity) => caseUnit.test(written);
