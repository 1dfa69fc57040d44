import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, describe, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { until } from '../fixture/inbox.fixture.js';
import { RedriveFixture } from './fixture/redrive.fixture.js';

describe('a job that is paused and resumed within one poll', () => {
  let redrive: RedriveFixture;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
    await redrive.reset();
  });
  afterAll(() => redrive.end());

  it('is taken again when the instance has left it, and not before', async () => {
    await redrive.park(1, 2);
    let begun = false;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    redrive.inbox.behaviour.before = () => {
      begun = true;
      return held;
    };
    const selection = { keys: redrive.shown('K0000') };
    const id = await redrive.ask({ kind: 'retry', selection, reason: 'the spec says so' });
    redrive.work();
    await until(() => begun);
    await redrive.change(id, 'pause');
    await redrive.change(id, 'resume');
    // Many polls.
    await delay(300);
    expect(await redrive.database.query('SELECT owner FROM redrive_job')).toEqual([{ owner: null }]);

    goOn();
    expect(await redrive.ended(id)).toMatchObject({ state: 'DONE', handled: 2 });
  });
});
