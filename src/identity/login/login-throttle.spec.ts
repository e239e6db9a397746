import { describe, expect, it } from '@jest/globals';
import { countedAddress, pause } from './login-throttle.js';

const now = new Date('2026-11-24T08:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const limit = { free: 5, longest: 300 };

describe('pause', () => {
  it.each([
    [0, null, 0], [4, 0, 0], [5, 0, 2], [6, 0, 4], [8, 0, 16], [8, 10, 6], [8, 16, 0], [13, 0, 300], [60, 0, 300], [60, 299, 1],
  ])('after %i failures, the last %s seconds ago, is %i seconds', (count, ago, seconds) => {
    expect(pause({ count, last: ago === null ? null : secondsAgo(ago) }, limit, now)).toBe(seconds);
  });
});

describe('the counted address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('of %s is %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
