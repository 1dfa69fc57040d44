import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { z } from 'zod';
import { verifyAudit } from '../auditing/verify-audit.js';
import { until } from '../fixture/inbox.fixture.js';
import { KillableUnitOfWork } from './fixture/killable-unit-of-work.js';
import { FINGERPRINT } from './fixture/parked-things.js';
import { RedriveFixture } from './fixture/redrive.fixture.js';

/** The whole size: `jest redriving/redrive.int --testTimeout 1800000 --globals '{"redriveSize":{"keys":500,"events":20}}'`. */
const Size = z.object({ redriveSize: z.object({ keys: z.int(), events: z.int() }).optional() });
const { keys: KEYS, events: EVENTS } = Size.parse(globalThis).redriveSize ?? { keys: 25, events: 8 };
const KILLS = 20;
const reason = 'the spec says so';
const pacing = { ramp: false };

describe('redriving parked keys', () => {
  let redrive: RedriveFixture;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => redrive.reset());
  afterAll(() => redrive.end());

  const allOfThem = { kind: 'retry' as const, selection: { fingerprint: FINGERPRINT }, pacing, reason };
  const parkedKeys = () => redrive.database.query('SELECT key FROM parked_key ORDER BY key');

  /** Every event took effect once, those of a key in order. */
  async function expectAllDone(keys: number, events: number): Promise<void> {
    const effects = await redrive.effects();
    expect(effects).toHaveLength(keys * events);
    const steps = new Map<string, number>();
    for (const effect of effects) {
      const [key = '', step] = effect.split(' ');
      expect(Number(step)).toBe((steps.get(key) ?? 0) + 1);
      steps.set(key, Number(step));
    }
    expect(await parkedKeys()).toEqual([]);
  }

  it('handles all of a fingerprint in the order of each key, and a second time nothing (trap 30)', async () => {
    await redrive.park(KEYS, EVENTS);
    const shown = redrive.shown('K0000', 'K0001');
    const id = await redrive.ask(allOfThem);
    redrive.work();

    expect(await redrive.ended(id)).toMatchObject({
      state: 'DONE',
      events: KEYS * EVENTS,
      handled: KEYS * EVENTS,
      items: { DONE: KEYS },
    });
    await expectAllDone(KEYS, EVENTS);

    await expect(redrive.ask(allOfThem)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const again = await redrive.ask({ ...allOfThem, selection: { keys: shown } });
    expect(await redrive.ended(again)).toMatchObject({ state: 'DONE', handled: 0, items: { CHANGED: 2 } });
    await expectAllDone(KEYS, EVENTS);
  });

  it(`comes to the same when the instance at work is killed ${KILLS} times (trap 31)`, async () => {
    await redrive.park(KEYS, EVENTS);
    const id = await redrive.ask(allOfThem);
    for (let kill = 0; kill < KILLS; kill++) {
      const share = Math.ceil((KEYS * EVENTS) / KILLS);
      const commits = 2 + Math.floor(Math.random() * share);
      const mortal = new KillableUnitOfWork(redrive.inbox.unitOfWork, commits, kill % 2 ? 'before' : 'after');
      const worker = redrive.work(mortal);
      await until(() => mortal.dead);
      await worker.stop();
      // What the clock of the database would do in ten seconds.
      await redrive.database.query(
        `UPDATE redrive_job SET lease_until = clock_timestamp() - interval '1 second'`,
      );
    }
    redrive.work();

    expect(await redrive.ended(id)).toMatchObject({ handled: KEYS * EVENTS, items: { DONE: KEYS } });
    await expectAllDone(KEYS, EVENTS);
  });

  it('two instances at one job do nothing twice, and only one of them has it', async () => {
    await redrive.park(KEYS, EVENTS);
    const id = await redrive.ask(allOfThem);
    redrive.work();
    redrive.work();
    // One that was frozen for longer than its lease.
    await until(async () => (await redrive.job(id)).handled > 0);
    await redrive.database.query(
      `UPDATE redrive_job SET lease_until = clock_timestamp() - interval '1 second'`,
    );

    expect(await redrive.ended(id)).toMatchObject({ handled: KEYS * EVENTS });
    await expectAllDone(KEYS, EVENTS);
  });

  it('keeps the order of a key while live events of it arrive (trap 28)', async () => {
    await redrive.park(2, EVENTS);
    redrive.inbox.behaviour.before = async () => {
      const step = next++;
      if (step <= EVENTS * 2) redrive.inbox.send({ key: 'K0000', step });
      return Promise.resolve();
    };
    let next = EVENTS + 1;
    const id = await redrive.ask(allOfThem);
    redrive.work();
    await redrive.ended(id);
    await redrive.inbox.consumed();
    await redrive.inbox.released();

    const ofKey = (await redrive.effects()).filter((effect) => effect.startsWith('K0000'));
    expect(ofKey).toEqual(Array.from({ length: EVENTS * 2 }, (_, index) => `K0000 ${index + 1}`));
  });

  it('is never faster than its rate, and not slower where nothing else is', async () => {
    await redrive.park(6, 10);
    const stamps: number[] = [];
    redrive.inbox.behaviour.before = () => void stamps.push(performance.now());
    const id = await redrive.ask({ ...allOfThem, pacing: { ramp: false, perSecond: 40 } });
    redrive.work();
    await redrive.ended(id);

    const seconds = ((stamps.at(-1) ?? 0) - (stamps[0] ?? 0)) / 1000;
    expect(stamps).toHaveLength(60);
    // A turn is taken before its transaction begins: the first may begin late and the last may not.
    expect(60 / seconds).toBeLessThan(40 * 1.1);
  });

  it('stops itself when too much fails, and goes on when it is resumed', async () => {
    await redrive.park(12, 1);
    redrive.inbox.behaviour.before = () => {
      throw new TypeError('still broken');
    };
    const id = await redrive.ask(allOfThem);
    redrive.work();
    const stopped = await redrive.ended(id);
    expect(stopped).toMatchObject({ state: 'STOPPED', handled: 0 });
    expect(stopped.items.FAILED).toBeGreaterThanOrEqual(4);
    expect(stopped.items.FAILED).toBeLessThan(12);

    redrive.inbox.behaviour.before = () => undefined;
    await redrive.change(id, 'resume');
    expect(await redrive.ended(id)).toMatchObject({ state: 'DONE', handled: stopped.items.WAITING });
  });

  it('tries nothing more often than ten times (trap 31)', async () => {
    await redrive.park(1, 2);
    await redrive.database.query('UPDATE parked_event SET redrives = 9');
    let tries = 0;
    redrive.inbox.behaviour.before = () => {
      tries++;
      throw new KervanError('ACCOUNT_NOT_FOUND', 'not yet');
    };
    redrive.work();
    const once = await redrive.ask({ ...allOfThem, selection: { keys: redrive.shown('K0000') } });
    await redrive.ended(once);
    expect(await redrive.results(once)).toMatchObject([{ state: 'FAILED', code: 'ACCOUNT_NOT_FOUND' }]);
    const twice = await redrive.ask({ ...allOfThem, selection: { keys: redrive.shown('K0000') } });
    await redrive.ended(twice);
    expect(await redrive.results(twice)).toMatchObject([{ state: 'FAILED', code: 'REDRIVE_LIMIT' }]);
    expect(tries).toBe(1);
  });

  it('leaves a key alone that moved on since it was shown', async () => {
    await redrive.park(1, 2);
    redrive.inbox.behaviour.before = () => {
      throw new TypeError('the next one is broken too');
    };
    const keys = redrive.shown('K0000');
    redrive.work();
    await redrive.ended(await redrive.ask({ kind: 'skip', keys, reason }));
    const heads = () => redrive.database.query('SELECT sequence, state FROM parked_event');
    await until(async () => JSON.stringify(await heads()).includes('DEAD'));
    const late = [
      await redrive.ask({ kind: 'skip', keys, reason }),
      await redrive.ask({ kind: 'drop', keys, reason }),
      await redrive.ask({ kind: 'retry', selection: { keys }, reason }),
      await redrive.ask({ kind: 'export', selection: { keys }, reason }),
      await redrive.ask({ kind: 'continue', keys, reason }),
    ];
    for (const id of late)
      expect(await redrive.ended(id)).toMatchObject({ items: { CHANGED: 1 }, handled: 0 });
    expect(await heads()).toEqual([{ sequence: 2, state: 'DEAD' }]);
    expect(await redrive.effects()).toEqual([]);
  });

  it('can be paused, resumed and cancelled, and says in the audit by whom', async () => {
    await redrive.park(20, 2);
    const id = await redrive.ask({ ...allOfThem, pacing: { ramp: false, perSecond: 20 } });
    redrive.work();
    await until(async () => (await redrive.job(id)).handled > 0);
    await redrive.change(id, 'pause', 'ali');
    await until(async () => (await redrive.job(id)).state === 'PAUSED');
    await redrive.change(id, 'pause', 'ali');
    await redrive.change(id, 'resume', 'ali');
    await redrive.change(id, 'cancel', 'veli');
    const cancelled = await redrive.job(id);
    expect(cancelled.state).toBe('CANCELLED');
    expect(cancelled.items.WAITING).toBeUndefined();
    expect(cancelled.items.CANCELLED).toBeGreaterThan(0);
    await expect(redrive.change(id, 'resume')).rejects.toMatchObject({ code: 'REDRIVE_STATE_INVALID' });

    const audited = await redrive.database.query(
      'SELECT action, actor FROM operator_audit WHERE subject = $1 ORDER BY no',
      [id],
    );
    expect(audited).toEqual([
      { action: 'redrive.created', actor: 'ayse' },
      { action: 'redrive.pause', actor: 'ali' },
      { action: 'redrive.resume', actor: 'ali' },
      { action: 'redrive.cancel', actor: 'veli' },
    ]);
    expect(await verifyAudit(redrive.database)).toMatchObject({ broken: null });
  });
});
