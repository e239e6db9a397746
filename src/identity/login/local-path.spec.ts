import { describe, expect, it } from '@jest/globals';
import { landingOf } from './local-path.js';

describe('where a login leads', () => {
  it.each([
    ['5', '/orders?status=held', '/orders?status=held'],
    ['5', undefined, '/'], ['5', '', '/'], ['5', '//evil.example', '/'], ['5', '/\\evil.example', '/'], ['5', '/a\\b', '/'], ['5', '/a\nb', '/'],
    ['5', 'javascript:alert(1)', '/'], ['5', '/admin', '/'], ['5', '/administrators', '/administrators'], ['5', '/logout', '/'], ['5', '/logistics', '/logistics'],
    [null, '/admin/orders', '/admin/orders'], [null, '/admin?period=week', '/admin?period=week'], [null, '/orders', '/admin'], [null, undefined, '/admin'],
  ])('for partner %s asking for %s is %s', (partnerId, next, landing) => {
    expect(landingOf(partnerId, next)).toBe(landing);
  });
});
