import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { Batch } from '../shipping/parcel-lines.js';
import type { PlanRow } from './plans.queries.js';

export type PlanView = Pick<PlanRow, 'number' | 'carrier' | 'trackingNumbers' | 'plannedByName' | 'plannedAt'> & { pieces: number; lines: { sku: string; name: string; unit: string; quantity: number; batches: string }[] };

/** What is ready to leave, plan by plan. */
export function planViews(rows: PlanRow[], language: Language): PlanView[] {
  return [...Map.groupBy(rows, ({ number }) => number).values()].map((lines) => {
    const { number, carrier, trackingNumbers, plannedByName, plannedAt } = lines[0] as PlanRow;
    return {
      number, carrier, trackingNumbers, plannedByName, plannedAt, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      lines: lines.map((line) => ({ sku: line.sku, name: nameIn(language, line), unit: line.unit, quantity: line.quantity, batches: (JSON.parse(line.batches) as Batch[]).map(({ batch }) => batch).filter(Boolean).join(' · ') })),
    };
  });
}
