import { expect, it } from '@jest/globals';
import { asError } from '../../scripts/app-log.mjs';
import { advice } from '../../scripts/install-programs.mjs';
import { isCurrent } from '../../scripts/packages.mjs';
import { isAlive, known } from '../../scripts/processes.mjs';

const lock = (packages) => ({ packages: { '': { name: 'qudao' }, ...packages } });
const wanted = lock({ a: { version: '1.0.0', integrity: 'x' }, b: { version: '1.0.0', optional: true } });

it.each([
  ['all are there', lock({ a: { version: '1.0.0', integrity: 'x' }, b: { version: '1.0.0' } }), true],
  ['only a part for another system is absent', lock({ a: { version: '1.0.0', integrity: 'x' } }), true],
  ['one is absent', lock({ b: { version: '1.0.0' } }), false],
  ['one is of another version', lock({ a: { version: '1.0.1', integrity: 'x' } }), false],
  ['one has another content', lock({ a: { version: '1.0.0', integrity: 'y' } }), false],
])('knows whether the packages are current when %s', (_, installed, expected) => {
  expect(isCurrent(wanted, installed)).toBe(expected);
});

it('does not take another process under the same id for the one it knew', () => {
  const self = known(process.pid);

  expect(isAlive(self)).toBe(true);
  expect(isAlive({ ...self, started: 'another time' })).toBe(false);
  expect(isAlive(known(2 ** 30))).toBe(false);
});

it('says what to install, how on this system, and what would do instead', () => {
  const text = advice(['mariadb', 'font'], { install: 'sudo dnf install', packages: { mariadb: 'mariadb-server', font: 'noto' } });

  expect(text).toContain('MariaDB 10.11 or newer');
  expect(text).toContain('sudo dnf install mariadb-server noto');
  expect(text).toContain('DATABASE_URL');
});

it.each([
  ['{"level":30,"msg":"request"}', undefined],
  ['{"level":50,"msg":"job failed","err":{"message":"no such order"}}', 'job failed: no such order'],
  ['(node:1) Warning: something', '(node:1) Warning: something'],
  ['', undefined],
])('picks the errors out of the log: %s', (line, expected) => {
  expect(asError(line)).toBe(expected);
});
