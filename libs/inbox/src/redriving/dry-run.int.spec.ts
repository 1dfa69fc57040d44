import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { RedriveFixture } from './fixture/redrive.fixture.js';

describe('a dry run of a retry', () => {
  let redrive: RedriveFixture;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await redrive.reset();
    await redrive.park(1, 8);
    redrive.work();
  });
  afterAll(() => redrive.end());

  const run = async (dryRun: boolean) => {
    const selection = { keys: redrive.shown('K0000') };
    const id = await redrive.ask({ kind: 'retry', selection, reason: 'the spec says so', dryRun });
    await redrive.ended(id);
    return (await redrive.results(id))[0];
  };

  it('lets go of the key after half a second, whatever it would still have to try', async () => {
    redrive.inbox.behaviour.before = () => delay(150);
    const result = await run(true);
    expect(result?.state).toBe('WOULD_SUCCEED');
    expect(result?.handled).toBeGreaterThan(0);
    expect(result?.handled).toBeLessThan(8);
  });

  it('tells of a failed statement what the retry will tell', async () => {
    redrive.inbox.behaviour.before = async (_, tx) => {
      await tx.db.query('SELECT 1 / 0');
    };
    const would = await run(true);
    const did = await run(false);
    expect(would).toMatchObject({ state: 'WOULD_FAIL', code: 'DATABASE_REFUSED' });
    expect(did).toMatchObject({ state: 'FAILED', fingerprint: would?.fingerprint });
  });
});
