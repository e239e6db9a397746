import { ordersSample } from './patterns.js';
import { hoursAgo, type Sampler } from './sampler.js';

const months = [[612, 580], [548, 560], [430, 455], [690, 620], [742, 701], [768, 744], [731, 742], [705, 698], [756, 720], [812, 771], [868, 806], [843, 731]];

export const dashboardSample = (say: Sampler) => {
  const named = months.map(([bar = 0, line = 0], index) => ({ label: say('dashboard.month', { month: ((index + 11) % 12) + 1 }), bar, line }));
  return {
    periods: ['today', 'week', 'month_', 'quarter'].map((key) => ({ label: say(`dashboard.${key}`), href: `#${key}`, current: key === 'month_' })),
    queue: queueSample(say),
    kpis: kpiSample(say),
    months: named,
    monthRows: named.map(({ label, bar, line }) => [label, bar, line]),
    regions: regionSample(say),
    orders: ordersSample(say),
    events: eventSample(say),
  };
};

const queueSample = (say: Sampler) => [
  { href: '#q1', tone: 'brand', icon: 'checklist', label: say('dashboard.toApprove'), count: 23, note: say('dashboard.toApproveNote'), noteTone: 'red' },
  { href: '#q2', tone: 'amber', icon: 'lock', label: say('dashboard.toRelease'), count: 4, note: say('dashboard.sum', { amount: '¥386,200' }) },
  { href: '#q3', tone: 'blue', icon: 'credit-card-pay', label: say('dashboard.toMatch'), count: 11, note: say('dashboard.sum', { amount: '¥1,204,600' }) },
  { href: '#q4', tone: 'red', icon: 'message-report', label: say('dashboard.toAnswer'), count: 5, note: say('dashboard.toAnswerNote'), noteTone: 'red' },
  { href: '#q5', tone: 'violet', icon: 'speakerphone', label: say('dashboard.toSign'), count: 37, note: say('dashboard.toSignNote'), noteTone: 'amber' },
];

const kpiSample = (say: Sampler) => [
  { title: say('dashboard.ordered'), value: '843.26', unit: say('dashboard.tenThousand'), delta: '12.4%', note: say('dashboard.orderedNote'), series: [40, 48, 44, 58, 54, 66, 62, 56, 72, 68, 78, 84] },
  { title: say('dashboard.collected'), value: '731.09', unit: say('dashboard.tenThousand'), delta: '6.8%', note: say('dashboard.collectedNote'), series: [42, 38, 48, 40, 54, 50, 44, 58, 52, 62, 56, 66] },
  { title: say('dashboard.overdue'), value: '94.27', unit: say('dashboard.tenThousand'), delta: '8.1%', falling: true, tone: 'amber', note: say('dashboard.overdueNote'), series: [70, 66, 76, 72, 64, 68, 60, 56, 58, 50, 48, 42] },
  { title: say('dashboard.active'), value: '168', unit: say('dashboard.of212'), delta: say('dashboard.five'), note: say('dashboard.activeNote'), series: [40, 42, 41, 45, 48, 47, 50, 51, 50, 54, 56, 58] },
];

const regionSample = (say: Sampler) =>
  ([['east', 312, 96, 'green'], ['south', 224, 91, ''], ['central', 118, 83, ''], ['southwest', 87, 78, ''], ['north', 64, 71, ''], ['northwest', 38, 58, 'amber']] as const)
    .map(([region, amount, percent, tone]) => ({ name: say(`regions.${region}`), amount: say('dashboard.inTenThousand', { amount }), percent, tone }));

const eventSample = (say: Sampler) => [
  { icon: 'shopping-cart', tone: 'brand', who: say('people.wang'), text: say('dashboard.event1'), href: '#e1', link: 'SO-261124-0147', at: hoursAgo(0.13) },
  { icon: 'cash', tone: 'green', who: say('people.chen'), text: say('dashboard.event2'), at: hoursAgo(0.5) },
  { icon: 'alert-triangle', tone: 'red', text: say('dashboard.event3'), href: '#e3', link: 'CP-0312', at: hoursAgo(0.8) },
  { icon: 'speakerphone', text: say('dashboard.event4'), at: hoursAgo(1.2) },
  { icon: 'lock', tone: 'amber', who: say('people.zhao'), text: say('dashboard.event5'), at: hoursAgo(15) },
];
