import type { Call } from './helper.js';

const withoutCall = (given: unknown[]) => given.slice(0, -1);

export const logicHelpers = {
  eq: (a: unknown, b: unknown) => a === b,
  ne: (a: unknown, b: unknown) => a !== b,
  gt: (a: unknown, b: unknown) => Number(a) > Number(b),
  not: (value: unknown) => !value,
  and: (...given: unknown[]) => withoutCall(given).every(Boolean),
  or: (...given: unknown[]) => withoutCall(given).find(Boolean) ?? given.at(-2),
  concat: (...given: unknown[]) => withoutCall(given).join(''),
  array: (...given: unknown[]) => withoutCall(given),
  object: ({ hash }: Call) => hash,
  take: (list: unknown[] | undefined, count: number) => list?.slice(0, count) ?? [],
  drop: (list: unknown[] | undefined, count: number) => list?.slice(count) ?? [],
};
