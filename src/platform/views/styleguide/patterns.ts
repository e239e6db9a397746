import { hoursAgo, type Sampler } from './sampler.js';

export const patternsSample = (say: Sampler) => ({
  states: ['submitted', 'held', 'approved', 'rejected', 'cancelled', 'completed'],
  tones: ['', 'brand', 'amber', 'red', 'green', 'blue', 'violet'],
  avatars: [{ tone: '', letter: '王' }, { tone: 'a2', letter: '林' }, { tone: 'a3', letter: '陈' }, { tone: 'a4', letter: '周' }],
  views: [
    { label: 'styleguide.table.all', href: '#all', count: 41, current: true },
    { label: 'styleguide.states.held', href: '#held', count: 23, hot: true },
    { label: 'styleguide.table.shipping', href: '#shipping', count: 11 },
  ],
  chips: [{ label: say('patterns.chipState'), href: '?' }, { label: say('patterns.chipRegion'), href: '?' }],
  filterStates: ['submitted', 'held', 'approved'].map((state) => ({ value: state, label: `styleguide.states.${state}` })),
  orders: ordersSample(say),
});

export function ordersSample(say: Sampler) {
  const rows = [
    ['SO-261124-0147', 'qiming', 'gold', 'east', '10504.00', 43, '', 'submitted', 0.13, '林', 'a2'],
    ['SO-261124-0146', 'henghui', 'diamond', 'south', '86240.00', 72, '', 'submitted', 0.37, '林', 'a2'],
    ['SO-261124-0139', 'jinsheng', 'silver', 'southwest', '42800.00', 108, 'red', 'held', 1.6, '周', 'a4'],
    ['SO-261124-0131', 'longName', 'gold', 'east', '158700.00', 88, 'amber', 'draft', 1.9, '陈', 'a3'],
    ['SO-261123-0988', 'jiangcheng', 'gold', 'central', '31960.00', 61, '', 'submitted', 15.9, '林', 'a2'],
    ['SO-261123-0958', 'changming', 'silver', 'northwest', '12340.00', 35, '', 'approved', null, '周', 'a4'],
    ['SO-261123-0940', 'haichen', 'gold', 'north', '27615.00', 52, '', 'completed', null, '陈', 'a3'],
  ] as const;
  return rows.map(([number, dealer, tier, region, total, credit, creditTone, status, hours, owner, ownerTone]) => ({
    number, total, currency: 'CNY', credit, creditTone, status, owner, ownerTone,
    dealer: say(`dealers.${dealer}`), tier: say(`tiers.${tier}`), region: say(`regions.${region}`),
    placedAt: hoursAgo(hours ?? 19), waitingSince: hours === null ? null : hoursAgo(hours),
  }));
}
