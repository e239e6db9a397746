import type { Month } from './charts.js';
import { barSvg, comboSvg, donutSvg, sparkSvg, stackedSvg } from './charts.js';
import type { Call } from './helper.js';
import { html } from './helper.js';

const toneIn = (call: Call) => (call.hash.tone as string | undefined) ?? '';

export const chartHelpers = {
  bar: (percent: unknown, call: Call) => html(barSvg(Number(percent) || 0, toneIn(call))),
  spark: (values: number[], call: Call) => html(values.length > 1 ? sparkSvg(values, toneIn(call)) : ''),
  combo: (months: Month[], { hash }: Call) => html(comboSvg(months, String(hash.label ?? ''), Number(hash.target ?? 0))),
  donut: (percent: unknown, { hash }: Call) => html(donutSvg(Number(percent) || 0, String(hash.label ?? ''))),
  stacked: (parts: { amount: string; tone: string }[], { hash }: Call) => html(stackedSvg(parts, String(hash.label ?? ''))),
};
