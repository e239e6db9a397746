import type { ImportStatus } from './import-statuses.js';

/** The mark of each step in an import's history. */
export const importMarks: Record<ImportStatus, { icon: string; tone: string }> = {
  checking: { icon: 'upload', tone: '' },
  checked: { icon: 'list-check', tone: 'blue' },
  queued: { icon: 'hourglass', tone: 'blue' },
  running: { icon: 'database-import', tone: 'blue' },
  done: { icon: 'circle-check', tone: 'green' },
  refused: { icon: 'alert-circle', tone: 'red' },
  failed: { icon: 'alert-triangle', tone: 'red' },
  cancelled: { icon: 'ban', tone: '' },
};
