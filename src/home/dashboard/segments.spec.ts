import { describe, expect, it } from '@jest/globals';
import { between, cutsOf, series } from './segments.js';

const cuts = cutsOf(['2026-10-01', '2026-11-01'], ['2026-10-25']);
const segments = [{ segment: 1, count: 2, amount: '10.10' }, { segment: 2, count: 1, amount: '5.05' }, { segment: 3, count: 4, amount: '7.00' }];

describe('segments', () => {
  it('are cut once where several periods begin on the same day', () => {
    expect(cutsOf(['2026-11-01'], ['2026-11-01', '2026-10-01'])).toEqual(['2026-10-01', '2026-11-01']);
  });

  it('are added from one cut up to another', () => {
    expect(between(segments, cuts, '2026-10-01', '2026-10-25')).toEqual({ count: 2, amount: '10.10' });
    expect(between(segments, cuts, '2026-10-01', '2026-11-01')).toEqual({ count: 3, amount: '15.15' });
    expect(between(segments, cuts, '2026-11-01')).toEqual({ count: 4, amount: '7.00' });
  });

  it('leave nothing for a stretch of no length', () => {
    expect(between(segments, cuts, '2026-11-01', '2026-11-01')).toEqual({ count: 0, amount: '0.00' });
  });

  it('make a series of neighbouring stretches', () => {
    expect(series(segments, cuts, ['2026-10-01', '2026-11-01'])).toEqual(['15.15', '7.00']);
  });
});
