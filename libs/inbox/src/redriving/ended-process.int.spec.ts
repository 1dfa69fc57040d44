import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { FINGERPRINT } from './fixture/parked-things.js';
import { RedriveFixture } from './fixture/redrive.fixture.js';

describe('redriving heads that processes ended with', () => {
  let redrive: RedriveFixture;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => redrive.reset());
  afterAll(() => redrive.end());

  const all = { kind: 'retry' as const, selection: { fingerprint: FINGERPRINT }, reason: 'the spec says so' };
  const began = (key: string, times: number) =>
    redrive.database.query('UPDATE parked_claim SET started = $2 WHERE key = $1', [key, times]);

  it('tries such a head while it tries no other', async () => {
    await redrive.park(8, 1);
    await began('K0002', 2);
    let running = 0;
    const beside: number[] = [];
    redrive.inbox.behaviour.before = async ({ data }) => {
      running++;
      await delay(20);
      if (data.thingNo === 'K0002') beside.push(running - 1);
      running--;
    };
    const id = await redrive.ask({ ...all, pacing: { ramp: false } });
    redrive.work();
    expect(await redrive.ended(id)).toMatchObject({ handled: 8 });
    expect(beside).toEqual([0]);
  });

  it('notes what a dry run begins, and tries it no more when three processes ended', async () => {
    await redrive.park(2, 1);
    await began('K0000', 3);
    const tried: unknown[] = [];
    const notes = (keys: string) =>
      redrive.database.query('SELECT started FROM parked_claim WHERE key LIKE $1', [keys]);
    redrive.inbox.behaviour.before = async ({ data }) => {
      tried.push(data.thingNo);
      expect(await notes('K0001')).toEqual([{ started: 1 }]);
    };
    const id = await redrive.ask({ ...all, dryRun: true });
    redrive.work();
    await redrive.ended(id);

    expect(tried).toEqual(['K0001']);
    expect(await redrive.results(id)).toMatchObject([
      { state: 'WOULD_FAIL', code: 'PROCESS_ENDED' },
      { state: 'WOULD_SUCCEED' },
    ]);
    expect(await notes('%')).toEqual([{ started: 0 }, { started: 0 }]);
  });
});
