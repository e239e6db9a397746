// what a company's name carries besides the name itself
const forms = /(股份有限公司|有限责任公司|有限公司|分公司|公司|商行|经营部|（?个体工商户）?|co\.?,? ?ltd\.?|company|limited|ltd\.?|inc\.?|llc)/gi;

/** A company's name as it can be compared: one width, one case, without legal form, blanks and brackets. */
export function payerKey(name: string): string {
  const whole = name.normalize('NFKC').toLowerCase();
  const bare = whole.replace(forms, '').replace(/[^\p{L}\p{N}]/gu, '');
  return (bare || whole.replace(/\s/g, '')).slice(0, 120);
}
