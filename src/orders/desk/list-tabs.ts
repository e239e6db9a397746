import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { type Stage, stageNames } from './order-stages.js';

/** A list's tabs: all, then each stage with its open orders; `address` is the page's own with its filters. */
export function listTabs(address: string, current: Stage | undefined, counts: Map<Stage, number>, hot: Stage): NavItem[] {
  const to = (stage: string) => pageHref(address, { stage, after: '', before: '' });
  const all = { label: 'orders.tab.all', href: to(''), current: current === undefined };
  return [all, ...stageNames.map((stage) => ({
    label: `orders.tab.${stage}`, href: to(stage), current: current === stage, count: counts.get(stage), hot: stage === hot,
  }))];
}
