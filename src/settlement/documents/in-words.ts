const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];

/**
 * An amount of renminbi in the capital words that invoices carry, 壹仟零伍元叁角整
 * (支付结算办法, annex 1: 票据和结算凭证的书写). Takes up to 17 digits before the point and two after it.
 */
export function inWords(amount: string): string {
  const [whole = '0', cents = ''] = amount.replace('-', '').split('.');
  const [tenths, hundredths] = cents.padEnd(2, '0');
  const yuan = integerInWords(whole.replace(/^0+/, ''));
  const fraction = fractionInWords(Number(tenths), Number(hundredths), yuan !== '');
  const isZero = yuan === '' && fraction === '整';
  const sign = amount.startsWith('-') && !isZero ? '负' : '';
  return sign + (isZero ? '零元' : yuan && `${yuan}元`) + fraction;
}

function fractionInWords(tenths: number, hundredths: number, afterYuan: boolean): string {
  if (tenths === 0 && hundredths === 0) return '整';
  const jiao = tenths > 0 ? `${digits[tenths]}角` : afterYuan ? '零' : '';
  return hundredths > 0 ? `${jiao}${digits[hundredths]}分` : `${jiao}整`;
}

function integerInWords(whole: string): string {
  if (whole.length > 8) return joined(whole, 8, '亿');
  if (whole.length > 4) return joined(whole, 4, '万');
  return fourInWords(whole.padStart(4, '0'));
}

function joined(whole: string, length: number, unit: string): string {
  const [high, low] = [whole.slice(0, -length), whole.slice(-length)];
  const rest = low.replace(/^0+/, '');
  return `${integerInWords(high)}${unit}${rest !== '' && rest.length < length ? '零' : ''}${integerInWords(rest)}`;
}

function fourInWords(four: string): string {
  let words = '';
  for (const [index, digit] of [...four].entries()) {
    if (digit !== '0') words += `${words !== '' && four[index - 1] === '0' ? '零' : ''}${digits[Number(digit)]}${places[3 - index]}`;
  }
  return words;
}
