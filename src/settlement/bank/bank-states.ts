import type { Machine } from '../../platform/states/transition.js';
import { BankFile, type BankFileStatus } from './files/bank-file.entity.js';
import { BankLine, type BankLineStatus } from './bank-line.entity.js';

/** What came in waits until a clerk says whose it is, or that it is none of ours. */
export const bankLineMachine: Machine<BankLineStatus> = {
  subject: 'bank_line', name: 'status', entity: BankLine, transitions: { open: ['matched', 'aside'], aside: ['open'], matched: [] },
};

export const bankFileMachine: Machine<BankFileStatus> = {
  subject: 'bank_file', name: 'status', entity: BankFile, transitions: { checked: ['taken', 'dropped'], taken: [], dropped: [] },
};
