import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const error = 50;
const shownAtOnce = 10;

/** Shows the errors that appear in a log from now on, each in one line; answers how to stop. */
export function watchErrors(name, log, show) {
  let position = 0;
  const timer = setInterval(() => {
    const { text, end } = readFrom(log, position);
    position = end;
    const errors = text.split('\n').map(asError).filter(Boolean);
    errors.slice(0, shownAtOnce).forEach((line) => show(`${name}: ${line}`));
    if (errors.length > shownAtOnce) show(`${name}: ${errors.length - shownAtOnce} more in ${log}`);
  }, 500);
  timer.unref();
}

// Only whole lines: what is half written is read the next time.
function readFrom(log, position) {
  if (!existsSync(log)) return { text: '', end: position };
  const file = openSync(log, 'r');
  try {
    const from = fstatSync(file).size < position ? 0 : position;
    const bytes = Buffer.alloc(Math.min(fstatSync(file).size - from, 1_000_000));
    const read = readSync(file, bytes, 0, bytes.length, from);
    const whole = bytes.lastIndexOf('\n', read - 1) + 1;
    return { text: bytes.toString('utf8', 0, whole), end: from + (whole || (read === 1_000_000 ? read : 0)) };
  } finally {
    closeSync(file);
  }
}

/** An error line in words, or undefined for a line that tells of none; what isn't JSON was printed by Node itself. */
export function asError(line) {
  if (line === '') return undefined;
  if (!line.startsWith('{')) return line;
  try {
    const entry = JSON.parse(line);
    return entry.level >= error ? [entry.msg, entry.err?.message].filter(Boolean).join(': ') : undefined;
  } catch {
    return line;
  }
}
