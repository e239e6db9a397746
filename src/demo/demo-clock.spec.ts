import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { DemoClock } from './demo-clock.js';

afterEach(() => void jest.restoreAllMocks());

describe('the clock of the demo', () => {
  it('stands at the hour it is set to, but never later than it is', () => {
    jest.spyOn(Clock.prototype, 'now').mockReturnValue(new Date('2026-11-25T00:05:00+08:00'));
    const clock = new DemoClock({ timeZone: 'Asia/Shanghai' } as Config);
    clock.set('2026-11-24', 9, 40);
    expect(clock.now()).toEqual(new Date('2026-11-24T09:40:00+08:00'));
    clock.set('2026-11-25', 9, 40);
    expect([clock.now(), clock.today()]).toEqual([new Date('2026-11-25T00:05:00+08:00'), '2026-11-25']);
  });
});
