import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { freePort } from '../../scripts/ports.mjs';
import { eventually, hasRecord, lives, makeHouse, pids, ready, remove, start } from './house.mjs';

describe('npm start', () => {
  let house;
  let port;
  let run;
  const begin = (env = {}) => { run = start(house, { PORT: String(port), ...env }); return run; };

  beforeAll(async () => {
    house = makeHouse();
    port = await freePort();
  });
  afterEach(async () => {
    run.child.kill('SIGTERM');
    await run.ended;
  });
  afterAll(() => remove(house));

  it('stops all it started and nothing else when it is told to end', async () => {
    const stranger = spawn('sleep', ['60']);
    await ready(begin());
    const started = Object.values(pids(house));
    expect(started.every(lives)).toBe(true);

    run.child.kill('SIGTERM');

    expect(await run.ended).toBe(0);
    expect(started.filter(lives)).toEqual([]);
    expect(hasRecord(house)).toBe(false);
    expect(lives(stranger.pid)).toBe(true);
    stranger.kill();
  });

  it('starts a worker that was killed again', async () => {
    await ready(begin());
    const { worker } = pids(house);

    process.kill(worker, 'SIGKILL');

    await eventually(() => pids(house).worker !== worker);
    expect(lives(pids(house).worker)).toBe(true);
    expect(run.output).toContain('worker ended (SIGKILL), starting it again');
  });

  it('refuses a second start and says where the first one is', async () => {
    await ready(begin());

    const second = start(house, { PORT: String(port + 1) });

    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`Already running at http://localhost:${port} (process ${run.child.pid})`);
    expect(lives(pids(house).web)).toBe(true);
  });

  it('stops what a killed run left behind', async () => {
    await ready(begin());
    const left = Object.values(pids(house));
    run.child.kill('SIGKILL');
    await run.ended;
    expect(left.every(lives)).toBe(true);

    await ready(begin());

    expect(left.filter(lives)).toEqual([]);
    expect(run.output).toContain('left behind by a run that was killed');
  });

  it('says so when the port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');

    expect(await begin().ended).toBe(1);
    other.close();

    expect(run.output).toContain(`Port ${port} is taken by another program`);
    expect(hasRecord(house)).toBe(false);
  });

  it('says so when the database is of a newer version', async () => {
    expect(await begin({ NEWER_SCHEMA: 'yes' }).ended).toBe(1);

    expect(run.output).toContain('a newer schema');
    expect(run.output).toContain('last used by a newer Qudao');
  });

  it('says so when nothing answers at the address it is given', async () => {
    expect(await begin({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }).ended).toBe(1);

    expect(run.output).toContain('which REDIS_URL names');
  });
});
