import { describe, expect, it } from '@jest/globals';
import { detailLines } from './detail-lines.js';

const lines = (detail: unknown) => detailLines(detail === undefined ? null : JSON.stringify(detail), 'en').map(({ label, before, value }) => [label, before, value]);

describe('the detail of an entry', () => {
  it.each([
    ['nothing', undefined, []],
    ['facts, without the empty ones', { reason: '离职', reference: '', amount: '12.50' }, [['Reason', undefined, '离职'], ['Amount', undefined, '12.50']]],
    ['words for what has words', { scopes: ['orders.read', 'all'], isDefault: true }, [['Scopes', undefined, 'Read orders, Everything, also what is added later'], ['Default', undefined, 'yes']]],
    ['lists of things', { matches: [{ invoice: 'INV-1', amount: '5.00' }, { invoice: 'INV-2', amount: '6.00' }] }, [['Matched', undefined, 'INV-1 5.00, INV-2 6.00']]],
    ['only what changed', { before: { termsDays: 30, nameZh: '甲', secret: 1 }, after: { termsDays: '45', nameZh: '甲' } }, [['Terms in days', '30', '45']]],
    ['the same number written otherwise as no change', { before: { creditLimit: '100.00', email: null, isDefault: 1 }, after: { creditLimit: '100', email: '', isDefault: true } }, []],
    ['what became nothing', { before: { phone: '0571', tierCode: 'gold' }, after: { phone: '', tier: '' } }, [['Phone', '0571', '—'], ['Tier', 'gold', '—']]],
    ['roles won and lost', { company: 'supplier', before: { roles: ['admin'] }, after: { roles: ['finance', 'auditor'] } }, [['Company', undefined, 'Our company'], ['Roles', 'Administrator', 'Finance, Auditor']]],
    ['what is new to us by its own name', { mood: 'good' }, [['mood', undefined, 'good']]],
  ])('gives %s', (_, detail, expected) => {
    expect(lines(detail)).toEqual(expected);
  });
});
