import type { Sampler } from './sampler.js';

export const statementSample = (say: Sampler) => ({
  buckets: [
    { label: 'styleguide.statement.current', amount: '86240.00', tone: 'brand' },
    { label: '1–30', amount: '24800.00', tone: 'green' },
    { label: '31–60', amount: '9680.50', tone: 'amber' },
    { label: '61–90', amount: '4200.00', tone: 'violet' },
    { label: '90+', amount: '1180.00', tone: 'red' },
  ],
  movements: [
    { date: '2026-11-03', kind: say('statement.invoice'), number: 'INV-2026-00412', debit: '31960.00', balance: '116060.50' },
    { date: '2026-11-12', kind: say('statement.payment'), number: 'PY-261112-0007', credit: '20000.00', balance: '96060.50' },
    { date: '2026-11-18', kind: say('statement.creditNote'), number: 'CN-2026-00019', credit: '1250.00', balance: '94810.50', isDisputed: true },
    { date: '2026-11-24', kind: say('statement.invoice'), number: 'INV-2026-00431', debit: '31290.00', balance: '126100.50' },
  ],
});
