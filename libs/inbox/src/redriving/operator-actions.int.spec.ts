import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { isDryRun } from './dry-run.js';
import { FINGERPRINT } from './fixture/parked-things.js';
import { RedriveFixture } from './fixture/redrive.fixture.js';

const reason = 'the spec says so';

describe('what operators do with a parked key', () => {
  let redrive: RedriveFixture;

  beforeAll(async () => {
    redrive = await RedriveFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await redrive.reset();
    await redrive.park(1, 4);
    redrive.work();
  });
  afterAll(() => redrive.end());

  const keys = () => redrive.shown('K0000');
  const retry = () => ({ kind: 'retry' as const, selection: { keys: keys() }, reason });
  const rows = (sql: string) => redrive.database.query(sql);
  const skipped = () =>
    rows('SELECT key, epoch, from_sequence AS "from", to_sequence AS "to", reason FROM inbox_skipped');
  const overrides = () => rows('SELECT event_id AS id, payload FROM event_override ORDER BY event_id');
  const edit = (sequence: number, payload: object) => ({
    kind: 'edit' as const,
    event: {
      topic: 'spec.thing',
      key: 'K0000',
      position: { epoch: 1, sequence, eventId: `K0000-${sequence}` },
    },
    payload: { ...payload },
    reason,
  });

  it('a skipped head has no effect, now or in a replay, and the rest goes on', async () => {
    await redrive.ended(await redrive.ask({ kind: 'skip', keys: keys(), reason }));
    await redrive.inbox.released();

    expect(await redrive.effects()).toEqual(['K0000 2', 'K0000 3', 'K0000 4']);
    expect(await skipped()).toEqual([{ key: 'K0000', epoch: 1, from: 1, to: 1, reason }]);
    expect(await overrides()).toEqual([{ id: 'K0000-1', payload: null }]);
    expect((await redrive.inbox.receipts()).map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'handled',
      'handled',
      'handled',
    ]);
  });

  it('a dropped key is empty, over its gaps too, and goes on with what comes', async () => {
    await rows('DELETE FROM parked_event WHERE sequence = 3');
    const job = await redrive.ended(await redrive.ask({ kind: 'drop', keys: keys(), reason }));
    await redrive.inbox.released();
    redrive.inbox.send({ key: 'K0000', step: 5 });
    await redrive.inbox.consumed();

    expect(job).toMatchObject({ handled: 3, items: { DONE: 1 } });
    expect(await redrive.effects()).toEqual(['K0000 5']);
    expect(await skipped()).toEqual([{ key: 'K0000', epoch: 1, from: 1, to: 4, reason }]);
  });

  it('a key goes on after a gap, and remembers what is missing', async () => {
    await rows(`DELETE FROM parked_event WHERE sequence <= 2`);
    await rows(`UPDATE parked_event SET state = 'GAP', error_code = 'SEQUENCE_GAP' WHERE sequence = 3`);
    const head = { epoch: 1, sequence: 3, eventId: 'K0000-3' };
    const shown = [{ topic: 'spec.thing', key: 'K0000', head }];
    const skip = await redrive.ended(await redrive.ask({ kind: 'skip', keys: shown, reason }));
    expect(skip.items).toEqual({ FAILED: 1 });
    await redrive.ended(await redrive.ask({ kind: 'continue', keys: shown, reason }));
    await redrive.inbox.released();

    expect(await redrive.effects()).toEqual(['K0000 3', 'K0000 4']);
    expect(await skipped()).toEqual([{ key: 'K0000', epoch: 1, from: 1, to: 2, reason }]);
  });

  it('an edit waits for somebody else, is applied, and is remembered', async () => {
    const id = await redrive.ask(edit(1, { thingNo: 'K0000', step: 100 }), 'ayse');
    await expect(redrive.change(id, 'approve', 'ayse')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await redrive.job(id)).toMatchObject({ state: 'AWAITING_APPROVAL', approvedBy: null });
    expect(await overrides()).toEqual([]);

    await redrive.change(id, 'approve', 'ali');
    expect(await redrive.ended(id)).toMatchObject({ handled: 1, approvedBy: 'ali' });
    await redrive.inbox.released();
    expect(await redrive.effects()).toEqual(['K0000 100', 'K0000 2', 'K0000 3', 'K0000 4']);
    expect(await overrides()).toEqual([{ id: 'K0000-1', payload: '{"thingNo":"K0000","step":100}' }]);
  });

  it('an event behind the head can be edited: it is handled so when its turn comes', async () => {
    const id = await redrive.ask(edit(3, { thingNo: 'K0000', step: 300 }));
    await redrive.change(id, 'approve', 'ali');
    await redrive.ended(id);
    await redrive.ended(await redrive.ask(retry()));
    expect(await redrive.effects()).toEqual(['K0000 1', 'K0000 2', 'K0000 300', 'K0000 4']);
  });

  it('an edit is refused that does not fit the contract, or is of what is not parked', async () => {
    await expect(redrive.ask(edit(1, { thingNo: 'K0000' }))).rejects.toMatchObject({
      code: 'PAYLOAD_INVALID',
    });
    await expect(redrive.ask(edit(9, { thingNo: 'K0000', step: 1 }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await rows('SELECT FROM redrive_job')).toEqual([]);
  });

  it('an edit of what was edited meanwhile changes nothing', async () => {
    const first = await redrive.ask(edit(2, { thingNo: 'K0000', step: 1 }));
    const second = await redrive.ask(edit(2, { thingNo: 'K0000', step: 2 }));
    for (const id of [first, second]) {
      await redrive.change(id, 'approve', 'ali');
      await redrive.ended(id);
    }
    expect((await redrive.job(second)).items).toEqual({ CHANGED: 1 });
  });

  it('exported events stay parked, keep their order, and are not exported twice by one job', async () => {
    const id = await redrive.ask({ kind: 'export', selection: { fingerprint: FINGERPRINT }, reason });
    expect(await redrive.ended(id)).toMatchObject({ handled: 4 });

    const copies = await rows(
      `SELECT topic, key, sequence, headers::json->>'ce_id' AS id, headers::json->>'ce_sequence' AS own,
         headers::json->>'dlq_sequence' AS original, headers::json->>'dlq_error_code' AS code
       FROM outbox WHERE topic LIKE '%.dlq' ORDER BY id`,
    );
    expect(copies).toHaveLength(4);
    expect(copies[0]).toEqual({
      topic: 'spec.thing.spec-consumer.dlq',
      key: 'K0000',
      sequence: null,
      id: 'K0000-1',
      own: null,
      original: '00010000000000000001',
      code: 'HANDLER_FAILED',
    });
    expect(copies).toMatchObject([{}, { id: 'K0000-2', code: null }, { id: 'K0000-3' }, { id: 'K0000-4' }]);
    expect(await rows('SELECT FROM parked_event')).toHaveLength(4);
    expect(redrive.inbox.cluster.offsets('spec.thing.spec-consumer.dlq')).toHaveLength(3);
  });

  describe('a dry run', () => {
    const tables = [
      ...['effect', 'outbox', 'outbox_sequence', 'inbox_key', 'inbox_skipped', 'event_override'],
      ...['parked_key', 'parked_event', 'parked_claim', 'number_series'],
    ];
    const checksums = () =>
      rows(
        tables
          .map(
            (table) =>
              `SELECT '${table}' AS name, md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} AS t`,
          )
          .join(' UNION ALL '),
      );

    it('tells what would become of a key and changes nothing at all', async () => {
      const before = await checksums();
      const dry: boolean[] = [];
      redrive.inbox.behaviour.before = ({ data }, tx) => {
        dry.push(isDryRun());
        tx.number('SPEC', () => undefined);
        if (data.step === 3) throw new TypeError('still broken');
      };
      const dryRun = true;
      const jobs = [
        await redrive.ask({ ...retry(), dryRun }),
        await redrive.ask({ ...edit(1, { thingNo: 'K0000', step: 3 }), dryRun }),
        await redrive.ask({ kind: 'skip', keys: keys(), reason, dryRun }),
        await redrive.ask({ kind: 'drop', keys: keys(), reason, dryRun }),
        await redrive.ask({ kind: 'continue', keys: keys(), reason, dryRun }),
        await redrive.ask({ kind: 'export', selection: { keys: keys() }, reason, dryRun }),
      ];
      for (const id of jobs) await redrive.ended(id);

      const results = await Promise.all(jobs.map(async (id) => (await redrive.results(id))[0]));
      const failed = { state: 'WOULD_FAIL', code: 'HANDLER_FAILED' };
      expect(results).toMatchObject([
        { ...failed, handled: 2, fingerprint: expect.stringMatching(/^HANDLER_FAILED:/) },
        { ...failed, handled: 0 },
        { state: 'WOULD_SUCCEED', handled: 1 },
        { state: 'WOULD_SUCCEED', handled: 4 },
        { state: 'CHANGED' },
        { state: 'WOULD_SUCCEED', handled: 4 },
      ]);
      expect(new Set(dry)).toEqual(new Set([true]));
      expect(await checksums()).toEqual(before);
    });
  });
});
