import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { Instances } from '../specimen/instances.mother.js';
import { commandRequests, type CommandRequest } from './command-request.js';
import { Commands } from './commands.js';
import { deleteExpired, KeyExpiry } from './key-expiry.js';

const request = (idempotencyKey: string): CommandRequest => ({
  caller: 'spec',
  method: 'POST',
  path: '/api/tanks',
  body: {},
  idempotencyKey,
  ifMatch: '"1"',
  status: 200,
});

describe('commands', () => {
  let specimen: Instances;
  let commands: Commands;
  beforeAll(async () => {
    specimen = await Instances.start(1);
    commands = specimen.get(Commands);
  });
  afterAll(() => specimen.close());

  it('are run again with key and precondition when they met another transaction', async () => {
    let tries = 0;
    const answer = await commandRequests.run(request('contended'), () =>
      commands.run({
        work: async (tx, precondition) => {
          precondition({ version: 1 });
          await tx.db.query(`INSERT INTO tank VALUES ('T1', 0, 0, 1)`);
          if (++tries < 3) throw new KervanError('DATABASE_CONTENTION', 'deadlock');
        },
        answer: () => Promise.resolve('done'),
      }),
    );
    expect({ answer, tries }).toEqual({ answer: 'done', tries: 3 });
    expect(await specimen.query('SELECT key, status, body FROM idempotency_key')).toEqual([
      { key: 'contended', status: 200, body: '"done"' },
    ]);
  });

  it('run without a request, too, as often as one likes', async () => {
    const twice = {
      work: () => Promise.resolve(2),
      answer: (_: unknown, two: number) => Promise.resolve(two),
    };
    expect([await commands.run(twice), await commands.run(twice)]).toEqual([2, 2]);
  });

  it('forget their keys after a day, the oldest first, some at a time', async () => {
    await specimen.query(`
      INSERT INTO idempotency_key (key, request, status, created_at)
      SELECT 'old-' || n, sha256('x'), 200, clock_timestamp() - interval '1 day' - n * interval '1 second'
      FROM generate_series(1, 3) AS n`);
    const keys = async () =>
      (await specimen.query<{ key: string }>('SELECT key FROM idempotency_key ORDER BY key')).map(
        ({ key }) => key,
      );

    expect(await deleteExpired(specimen.database, 2)).toBe(true);
    expect(await keys()).toEqual(['contended', 'old-1']);
    expect(await deleteExpired(specimen.database, 2)).toBe(false);
    expect(await keys()).toEqual(['contended']);

    await specimen.query(`UPDATE idempotency_key SET created_at = created_at - interval '25 hours'`);
    const expiry = new KeyExpiry(specimen.database, createLogger('spec', { level: 'silent' }));
    expiry.onApplicationBootstrap();
    await expiry.beforeApplicationShutdown();
    expect(await keys()).toEqual([]);
    expect(specimen.get(KeyExpiry)).toBeInstanceOf(KeyExpiry);
  });
});
