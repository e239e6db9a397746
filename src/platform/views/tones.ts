import type { Tone } from './page-context.js';

const states: Record<Exclude<Tone, ''>, string[]> = {
  brand: ['new'],
  amber: ['submitted', 'pending', 'partly_paid', 'receiving', 'low', 'warning', 'suspended', 'due', 'unapplied', 'checked', 'asked'],
  red: ['held', 'hold', 'rejected', 'blocked', 'block', 'overdue', 'failed', 'out', 'disputed', 'terminated', 'short', 'error', 'dead', 'stalled', 'late'],
  green: ['completed', 'partial', 'shipped', 'paid', 'received', 'active', 'pass', 'passed', 'matched', 'confirmed', 'released', 'published', 'ok', 'sent', 'done', 'taken'],
  blue: ['approved', 'invoiced', 'issued', 'open', 'running', 'fulfilling', 'recorded', 'queued'],
  violet: ['waiting', 'draft', 'applied'],
};

const tones = new Map(Object.entries(states).flatMap(([tone, names]) => names.map((name) => [name, tone as Tone])));

/** The colour of a state, the same on every page; grey when it calls for nothing. */
export function toneOf(state: string): Tone {
  return tones.get(state) ?? '';
}
