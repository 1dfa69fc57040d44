import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import { KeptServer, type Launched } from './kept-server.js';
import { OwnedProcess } from './owned-process.js';
import { until } from './until.js';

const RUNS = 'setInterval(() => {}, 1000)';
const DIES = 'console.log("disk full"); process.exitCode = 7';

describe('KeptServer', () => {
  let state: StateFolder;
  let launches: number;
  beforeEach(async () => {
    state = await temporaryState();
    launches = 0;
  });
  afterEach(() => state.release());

  const launch = async (script: string): Promise<Launched> => {
    launches += 1;
    const log = join(state.logs, 'server.log');
    const program = {
      name: 'server',
      command: process.execPath,
      args: ['-e', script],
      env: {},
      cwd: '/',
      log,
    };
    return { process: await OwnedProcess.start(program, state.run), port: 1, log };
  };

  it('gives up a server that ends right after every start, with the end of its log', async () => {
    const said: string[] = [];
    const server = await KeptServer.start(
      'Server',
      () => launch(DIES),
      (line) => said.push(line),
    );

    const { code, message } = await server.failed;

    expect(code).toBe('PROCESS_FAILED');
    expect(message).toMatch(
      /^Server ended with code 7 again and again; the end of .*server\.log:\n(disk full\n?)+$/,
    );
    expect(said.at(-1)).toBe(message);
    expect(launches).toBe(5);
    await server.stop();
  });

  it('notices an end that comes while it is restarted', async () => {
    const server = await KeptServer.start(
      'Server',
      async () => {
        const launched = await launch(launches === 1 ? DIES : RUNS);
        if (launches === 2) await launched.process.exited;
        return launched;
      },
      silent,
    );

    await server.restart();

    await until(() => Promise.resolve(launches === 3 ? true : undefined));
    await server.stop();
  });

  it('does not start it again when it is stopped between two lives', async () => {
    const server = await KeptServer.start('Server', () => launch(DIES), silent);
    await until(() => Promise.resolve(launches === 2 ? true : undefined));

    await server.stop();

    const stoppedAt = launches;
    await server.restart();
    expect(launches).toBe(stoppedAt + 1);
    await server.stop();
  });
});
