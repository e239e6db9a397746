import { describe, expect, it } from '@jest/globals';
import { isEnough, monthMeant, wishOf } from './wish.js';

describe('what is typed into the jump box', () => {
  it.each(['2026-09', '2026.9', '2026/9', '202609', '2026年9月', '2026 年 09 月'])('means a month: %s', (wish) => {
    expect(monthMeant(wish, '2026-11-25')).toBe('2026-09');
  });

  it.each(['2026-13', '2026-00', '2026', '20269', '2026-12', '1999-09', 'SO-2026-09', ''])('means no month that has begun: %s', (wish) => {
    expect(monthMeant(wish, '2026-11-25')).toBeUndefined();
  });

  it('is one width, and enough with two signs or a Chinese one', () => {
    expect(wishOf(' ＳＯ－２６ ')).toBe('SO-26');
    expect(['灯', 'so', 's', ''].map(isEnough)).toEqual([true, true, false, false]);
  });
});
