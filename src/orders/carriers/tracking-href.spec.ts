import { describe, expect, it } from '@jest/globals';
import { trackingHref } from './tracking-href.js';

const carriers = [{ code: 'SF', nameZh: '顺丰速运', nameEn: 'SF Express', trackingPattern: 'https://www.sf-express.com/waybill/{number}?l=zh' }, { code: 'DPK', nameZh: '德邦物流', nameEn: 'Deppon', trackingPattern: '' }];

describe('where a parcel is followed', () => {
  it.each(['SF', 'sf', ' 顺丰速运 ', 'sf express'])('is the carrier\'s address when the carrier is written %j', (carrier) => {
    expect(trackingHref(carriers, { carrier, number: 'SF 1/2' })).toBe('https://www.sf-express.com/waybill/SF%201%2F2?l=zh');
  });

  it.each([['德邦物流', 'D1'], ['中通', 'Z1'], ['顺丰速运', ''], ['', 'S1']])('is not known of %j %j', (carrier, number) => {
    expect(trackingHref(carriers, { carrier, number })).toBeUndefined();
  });
});
