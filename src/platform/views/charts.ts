import { formatNumber } from './format.js';
import { escape } from './helper.js';

const px = (value: number) => String(Math.round(value * 10) / 10);

export interface Month {
  label: string;
  bar: number;
  line: number;
}

/** A line over its own area, from the lowest value to the highest. */
export function sparkSvg(values: number[], tone = ''): string {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = 240 / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${px(index * step)} ${px(37 - ((value - low) / span) * 33)}`).join('L');
  return `<svg class="spark${tone ? ` ${escape(tone)}` : ''}" viewBox="0 0 240 44" preserveAspectRatio="none" aria-hidden="true"><path class="a" d="M${points}V44H0Z"/><path class="l" d="M${points}"/></svg>`;
}

/** The next round number above: 1, 2, 2.5, 4, 5, 8 × 10ⁿ, so that quarters of it are round too. */
export function roundTop(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 4, 5, 8, 10].map((step) => step * ten).find((top) => top >= value) ?? 10 * ten;
}

interface Frame {
  cls: string;
  width: number;
  height: number;
  right: number;
  bar: number;
}

const wide: Frame = { cls: 'wide', width: 780, height: 262, right: 770, bar: 26 };
const narrow: Frame = { cls: 'nar', width: 330, height: 220, right: 324, bar: 24 };

function comboFrame(months: Month[], frame: Frame, label: string, target: number): string {
  const [left, base, top] = [44, frame.height - 28, 22];
  const most = roundTop(Math.max(...months.flatMap((month) => [month.bar, month.line]), target));
  const y = (value: number) => base - (value / most) * (base - top);
  const step = (frame.right - left) / months.length;
  const x = (index: number) => left + step * (index + 0.5);
  const grid = [0, 1, 2, 3, 4].map((part) => {
    const at = px(y((most / 4) * part));
    return `<line class="grid" x1="${left}" x2="${frame.right}" y1="${at}" y2="${at}"/><text x="36" y="${px(Number(at) + 4)}" text-anchor="end">${formatNumber((most / 4) * part)}</text>`;
  });
  const bars = months.map((month, index) => bar(x(index), y(month.bar), base, frame.bar, index === months.length - 1, month.label));
  const line = months.map((month, index) => `${px(x(index))} ${px(y(month.line))}`);
  const points = line.map((at) => `<circle class="pt" cx="${at.split(' ')[0]}" cy="${at.split(' ')[1]}" r="3"/>`);
  const goal = target > 0 ? `<line class="tg" x1="${left}" x2="${frame.right}" y1="${px(y(target))}" y2="${px(y(target))}"/>` : '';
  const last = months.at(-1);
  const name = last ? `<text class="lb" x="${px(x(months.length - 1))}" y="${px(Math.min(y(last.bar), y(last.line)) - 12)}" text-anchor="middle">${formatNumber(last.bar)}</text>` : '';
  return `<svg class="chart ${frame.cls}" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escape(label)}">${grid.join('')}${bars.join('')}${goal}<path class="ln" d="M${line.join('L')}"/>${points.join('')}${name}</svg>`;
}

function bar(x: number, top: number, base: number, width: number, isNow: boolean, label: string): string {
  const rise = Math.max(0, base - top - 4);
  const path = `M${px(x - width / 2)} ${base}v-${px(rise)}q0-4 4-4h${width - 8}q4 0 4 4v${px(rise)}z`;
  return `<path class="b${isNow ? ' now' : ''}" d="${path}"/><text x="${px(x)}" y="${base + 19}" text-anchor="middle">${escape(label)}</text>`;
}

/** Bars with a line over them, twice: all months for wide screens, the last six for the phone. */
export function comboSvg(months: Month[], label: string, target = 0): string {
  return comboFrame(months, wide, label, target) + comboFrame(months.slice(-6), narrow, label, target);
}

export function donutSvg(percent: number, label: string): string {
  const round = 2 * Math.PI * 30;
  return `<svg class="donut" viewBox="0 0 72 72" role="img" aria-label="${escape(label)}"><circle class="bgc" cx="36" cy="36" r="30"/><circle class="v" cx="36" cy="36" r="30" stroke-dasharray="${px((round * Math.min(100, percent)) / 100)} ${px(round)}" transform="rotate(-90 36 36)"/><text x="36" y="42">${formatNumber(percent, 0)}%</text></svg>`;
}

/** One bar cut by share: the ageing of what is owed. */
export function stackedSvg(parts: { amount: string | number; tone: string }[], label: string): string {
  const sum = parts.reduce((total, part) => total + Math.max(0, Number(part.amount)), 0) || 1;
  let from = 0;
  const cuts = parts.map((part) => {
    const width = (Math.max(0, Number(part.amount)) / sum) * 100;
    const cut = `<rect class="${escape(part.tone)}" x="${px(from)}" width="${px(width)}" height="10"/>`;
    from += width;
    return cut;
  });
  return `<svg class="stacked" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${escape(label)}">${cuts.join('')}</svg>`;
}

export function barSvg(percent: number, tone = ''): string {
  const width = Math.max(0, Math.min(100, Math.round(percent * 10) / 10));
  return `<svg class="bar${tone ? ` ${escape(tone)}` : ''}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="6"/></svg>`;
}
