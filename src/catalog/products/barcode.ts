const withCheckDigit = new Set([8, 12, 13]);

/**
 * The digit an EAN-8, UPC-A or EAN-13 should end with, when it ends with another (GS1 General Specifications 7.9);
 * undefined when all is well, and for codes of any other form.
 */
export function rightCheckDigit(barcode: string): string | undefined {
  if (!/^\d+$/.test(barcode) || !withCheckDigit.has(barcode.length)) return undefined;
  const right = checkDigit(barcode.slice(0, -1));
  return barcode.endsWith(right) ? undefined : right;
}

/** The check digit of a GS1 number without it: from the right, each second digit counts once, the others three times. */
export function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
