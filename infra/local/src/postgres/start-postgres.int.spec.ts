import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startMark } from '../process/start-mark.js';
import { until } from '../process/until.js';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import { type PostgresServer, startPostgres } from './start-postgres.js';

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let state: StateFolder;
  let server: PostgresServer;
  const said: string[] = [];

  beforeAll(async () => {
    state = await temporaryState();
    server = await startPostgres(state, (line) => said.push(line));
    await answer(server.url, 'CREATE TABLE kept (no int); INSERT INTO kept VALUES (42)');
  });

  afterAll(async () => {
    await server.stop();
    state.release();
  });

  it('is version 18 with durable commits, byte order of text, and no prepared transactions', async () => {
    const settings = [
      'server_version_num',
      'fsync',
      'synchronous_commit',
      'max_connections',
      'max_prepared_transactions',
    ];
    const values = await Promise.all(settings.map((name) => answer(server.url, `SHOW ${name}`)));
    expect(values.flat(2)).toEqual([expect.stringMatching(/^18/), 'on', 'on', '500', '0']);
    expect(await answer(server.url, `SELECT 'a' > 'B', lower('Ş')`)).toEqual([[true, 'ş']]);
  });

  it('lets nobody in without the password', async () => {
    await expect(answer(server.url.replace(/:[^:@]+@/, ':guess@'), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(statSync(join(state.secrets, 'postgres-superuser')).mode & 0o777).toBe(0o600);
  });

  it.each(['stop', 'kill'] as const)('keeps address and data over %s and restart', async (end) => {
    const { url, pid } = server;
    await server[end]();
    expect(startMark(pid)).toBeNull();
    await expect(answer(url, 'SELECT 1')).rejects.toThrow();
    await server.restart();
    expect(server.url).toBe(url);
    expect(await answer(url, 'SELECT no FROM kept')).toEqual([[42]]);
  });

  it('is started again, on the same address, when it ends by itself', async () => {
    const { pid } = server;
    process.kill(pid, 'SIGKILL');
    await until(() => Promise.resolve(server.pid === pid ? undefined : true));
    expect(said).toEqual(['PostgreSQL ended with SIGKILL, starting it again']);
    expect(await answer(server.url, 'SELECT no FROM kept')).toEqual([[42]]);
  });

  it('continues with its data in the next run', async () => {
    await server.stop();
    server = await startPostgres(state);
    expect(await answer(server.url, 'SELECT no FROM kept')).toEqual([[42]]);
  });
});
