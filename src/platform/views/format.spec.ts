import { describe, expect, it } from '@jest/globals';
import { formatAgo, formatDate, formatDay, formatMoney, formatNumber, formatPercent, formatWait } from './format.js';

const shanghai = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;
const english = { language: 'en', timeZone: 'Asia/Shanghai' } as const;

describe('money', () => {
  it.each([
    ['1234.50', 'CNY', '¥1,234.50'],
    ['-300.00', 'CNY', '−¥300.00'],
    ['12.8000', 'CNY', '¥12.80'],
    ['64.1250', 'CNY', '¥64.125'],
    ['1204600', 'CNY', '¥1,204,600.00'],
    ['98000.00', 'JPY', 'JP¥98,000'],
    ['98000.5', 'USD', 'US$98,000.50'],
    ['0.00', 'EUR', '€0.00'],
    ['12345678901234567.89', 'CNY', '¥12,345,678,901,234,567.89'],
  ])('%s %s is written %s', (amount, currency, written) => {
    expect(formatMoney(amount, currency)).toBe(written);
  });
});

describe('figures', () => {
  it('groups thousands and keeps decimals that are there', () => {
    expect([formatNumber(1204600), formatNumber('12.5'), formatNumber(-3), formatNumber(7, 2)]).toEqual(['1,204,600', '12.5', '−3', '7.00']);
  });

  it('writes a fraction as percent', () => {
    expect([formatPercent(0.843), formatPercent('0.13'), formatPercent(1.08), formatPercent(1 / 3)]).toEqual(['84.3%', '13%', '108%', '33.3%']);
  });
});

describe('days and times', () => {
  const now = new Date('2026-11-24T01:40:00Z');

  it('leaves a business day as it is, and takes the day of an instant in the zone', () => {
    expect(formatDate('2026-11-24', shanghai)).toBe('2026-11-24');
    expect(formatDate('2026-11-23T17:00:00Z', shanghai)).toBe('2026-11-24');
    expect(formatDate('2026-11-24', english)).toBe('24 Nov 2026');
  });

  it('names the day of the week', () => {
    expect(formatDay(now, shanghai)).toBe('11 月 24 日 星期二');
    expect(formatDay(now, english)).toBe('Tuesday 24 November');
  });

  it.each([
    ['2026-11-24T01:39:30Z', '刚刚'],
    ['2026-11-24T01:32:00Z', '8 分钟前'],
    ['2026-11-23T16:05:00Z', '今天 00:05'],
    ['2026-11-23T09:46:00Z', '昨天 17:46'],
    ['2026-11-20T09:46:00Z', '2026-11-20 17:46'],
    ['2026-11-24T03:00:00Z', '今天 11:00'],
  ])('%s was %s', (instant, written) => {
    expect(formatAgo(instant, now, shanghai)).toBe(written);
  });

  it('says how long something waits', () => {
    expect([8, 95, 60 * 30].map((minutes) => formatWait(minutes, 'zh-CN'))).toEqual(['8 分钟', '1 小时 35 分', '1 天']);
    expect(formatWait(60 * 50, 'en')).toBe('2 days');
  });
});
