import { describe, expect, it } from '@jest/globals';
import { keysetTurn, turnedPage } from './keyset.js';

const rows = (...ids: number[]) => ids.map((id) => ({ id: String(id) }));

describe('a keyset list', () => {
  it('starts at the top and goes on below the last row', () => {
    expect(turnedPage(rows(9, 8, 7), {}, 2)).toEqual({ rows: rows(9, 8), next: '8', previous: undefined });
  });

  it('ends where there is no row more', () => {
    expect(turnedPage(rows(7), { after: '8' }, 2)).toEqual({ rows: rows(7), next: undefined, previous: '7' });
  });

  it('turns back to the rows just above', () => {
    expect(keysetTurn('o.id', { before: '7' })).toEqual({ where: 'o.id > ?', value: '7', order: 'o.id ASC' });
    expect(turnedPage(rows(8, 9), { before: '7' }, 2)).toEqual({ rows: rows(9, 8), next: '8', previous: undefined });
    expect(turnedPage(rows(8, 9, 10), { before: '7' }, 2)).toEqual({ rows: rows(9, 8), next: '8', previous: '9' });
  });

  it('starts at the top for a cursor that is none', () => {
    expect(keysetTurn('o.id', { after: 'x' }).value).toBe('9223372036854775807');
  });
});
