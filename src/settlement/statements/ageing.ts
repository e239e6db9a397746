import { daysBetween } from '../../platform/clock/days.js';
import { type Amount, sum } from '../../platform/money/money.js';

export const ageBuckets = ['current', 'd1_30', 'd31_60', 'd61_90', 'd90_plus'] as const;
export type AgeBucket = (typeof ageBuckets)[number];
export type Ageing = Record<AgeBucket, Amount>;

/** The bucket of an invoice due on `dueOn`, seen on `day`; on its due day it is still current. */
export function bucketOf(dueOn: string, day: string): AgeBucket {
  const late = daysBetween(dueOn, day);
  if (late <= 0) return 'current';
  if (late <= 30) return 'd1_30';
  if (late <= 60) return 'd31_60';
  return late <= 90 ? 'd61_90' : 'd90_plus';
}

/** What is open by how long it is overdue on `day`. */
export function ageingOf(open: Iterable<{ dueOn: string; openAmount: Amount }>, day: string): Ageing {
  const found = [...open].map(({ dueOn, openAmount }) => ({ bucket: bucketOf(dueOn, day), openAmount }));
  const total = (bucket: AgeBucket) => sum(found.filter((row) => row.bucket === bucket).map(({ openAmount }) => openAmount));
  return { current: total('current'), d1_30: total('d1_30'), d31_60: total('d31_60'), d61_90: total('d61_90'), d90_plus: total('d90_plus') };
}
