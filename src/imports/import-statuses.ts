/** Where a file is: `refused`: rows were wrong; `failed`: the worker gave up; `cancelled`: someone did. In all three nothing was written. */
export const importStatuses = {
  checking: ['checked', 'refused', 'failed', 'cancelled'],
  checked: ['queued', 'running', 'cancelled'],
  queued: ['running', 'failed', 'cancelled'],
  running: ['done', 'refused', 'failed', 'cancelled'],
  done: [],
  refused: [],
  failed: [],
  cancelled: [],
} as const;

export type ImportStatus = keyof typeof importStatuses;

/** Whether the worker or its queue has the file. */
export function isUnderway(status: ImportStatus): boolean {
  return status === 'checking' || status === 'queued' || status === 'running';
}

/** Whether nothing more will come of the file. */
export function isOver(status: ImportStatus): boolean {
  return importStatuses[status].length === 0;
}
