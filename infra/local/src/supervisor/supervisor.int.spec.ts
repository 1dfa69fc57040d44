import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMark } from '../process/start-mark.js';
import { until } from '../process/until.js';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import type { App } from './app.js';
import { Supervisor } from './supervisor.js';

/** Ready after its third health check; says what it was given and how it ended. */
const service = `
  import { createServer } from 'node:http';
  let asked = 0;
  createServer((request, response) => {
    response.statusCode = request.url === '/health/ready' && ++asked >= 3 ? 200 : 503;
    response.end();
  }).listen(Number(process.env.HTTP_PORT), '127.0.0.1');
  console.log('started with', process.env.GREETING, process.env.DATABASE_URL);
  process.on('SIGTERM', () => {
    console.log('stopped in order');
    process.exit(0);
  });
`;

describe('the supervisor', () => {
  let state: StateFolder;
  let supervisor: Supervisor;
  const said: string[] = [];

  beforeEach(async () => {
    state = await temporaryState();
    supervisor = new Supervisor(state, (line) => said.push(line));
  });

  afterEach(async () => {
    await supervisor.stop();
    state.release();
  });

  function app(name: string, source: string): App {
    const entry = join(state.files, `${name}.mjs`);
    writeFileSync(entry, source);
    return { name, entry, env: { GREETING: 'hello' } };
  }

  const log = (name: string): string => readFileSync(join(state.logs, `${name}.log`), 'utf8');

  it('waits for health, gives the app its own configuration alone, and stops it in order', async () => {
    await supervisor.start(app('shop', service));
    const pid = supervisor.pid('shop') ?? 0;
    expect(readFileSync(join(state.run, 'shop.pid'), 'utf8')).toMatch(new RegExp(`^${String(pid)}\n`));
    await supervisor.stop();
    expect(startMark(pid)).toBeNull();
    expect(log('shop')).toBe('started with hello undefined\nstopped in order\n');
  });

  it('starts a killed app again', async () => {
    await supervisor.start(app('shop', service));
    const first = supervisor.pid('shop') ?? 0;
    process.kill(first, 'SIGKILL');
    const second = await until(() => {
      const pid = supervisor.pid('shop');
      return Promise.resolve(pid === null || pid === first ? undefined : pid);
    });
    expect([...supervisor.pids().values()]).toEqual([second]);
    expect(said).toContain('shop was ended by SIGKILL, starting it again');
  });

  it('gives up an app that cannot run, with the end of its log', async () => {
    const broken = app('broken', `throw new Error('no such table');`);
    await expect(supervisor.start(broken)).rejects.toMatchObject({
      code: 'PROCESS_FAILED',
      message: expect.stringMatching(/^broken ended with code 1 again and again[^]*no such table/),
    });
    expect((await supervisor.failed).message).toContain('no such table');
    expect(log('broken').match(/Error: no such table/g)).toHaveLength(5);
  });

  it('kills an app that does not stop', async () => {
    await supervisor.start(app('stubborn', service.replace('process.exit(0)', '')));
    await supervisor.stop(100);
    expect(supervisor.pids().size).toBe(0);
    expect(log('stubborn')).toContain('stopped in order');
  });
});
