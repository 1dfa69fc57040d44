import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VOID_TYPE } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { startRelay, type Relay } from '../relay/relay.js';
import { HeldKeyOperator } from '../specimen/held-key-operator.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';

const logger = createLogger('spec', { level: 'silent' });

describe('a relay with held keys (trap 23)', () => {
  let outbox: OutboxFixture;
  let operator: HeldKeyOperator;
  let broker: RecordingBroker;
  let relays: Relay[];

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    operator = new HeldKeyOperator(outbox);
  });
  beforeEach(async () => {
    await outbox.reset();
    broker = new RecordingBroker();
    relays = [];
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
  });
  afterAll(() => outbox.drop());

  const start = (): Relay => {
    const relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    relays.push(relay);
    return relay;
  };
  /** The second event of BAD is poison. */
  const poison = (): void => {
    broker.fate = ({ key, headers }) =>
      key === 'BAD' && headers['ce_sequence']?.endsWith('2') ? 'RECORD_TOO_LARGE' : null;
  };
  const cure = (): void => {
    broker.fate = () => null;
  };
  const insertRaw = (topic: string, key: string, headers: string) =>
    outbox.service.query(
      `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       VALUES (0, gen_random_uuid(), $1, $2, 1, $3, '{}')`,
      [topic, key, headers],
    );

  it('moves the rows of a refused event away, later ones too, while other keys flow', async () => {
    poison();
    const relay = start();
    await outbox.publish('BAD', 'GOOD', 'BAD', 'BAD');
    await outbox.drained();
    await outbox.publish('GOOD', 'BAD');
    await outbox.drained();

    expect(broker.sequences()).toEqual({ BAD: [1], GOOD: [1, 2] });
    expect(await operator.keys()).toMatchObject([
      { key: 'BAD', state: 'HELD', code: 'RECORD_TOO_LARGE', rows: 3, refusedEventId: expect.any(String) },
    ]);
    expect(relay.metrics).toMatchObject({ sequenceBreaks: 0, swept: 0 });
  });

  it('publishes a released key in order and then out of the outbox again', async () => {
    poison();
    start();
    await outbox.publish('BAD', 'BAD', 'BAD');
    await operator.sees('BAD', { rows: 2 });
    cure();
    await operator.release();
    await operator.seesNone();
    await outbox.publish('BAD');
    await outbox.drained();

    expect(broker.sequences()).toEqual({ BAD: [1, 2, 3, 4] });
  });

  it('holds a key again that is refused again, with the new reason', async () => {
    poison();
    start();
    await outbox.publish('BAD', 'BAD', 'BAD');
    await operator.sees('BAD', { rows: 2 });
    broker.fate = ({ headers }) => (headers['ce_sequence']?.endsWith('3') ? 'TOPIC_REFUSED' : null);
    await operator.release();
    await operator.sees('BAD', { state: 'HELD', code: 'TOPIC_REFUSED', rows: 1 });
    cure();
    await operator.release({ code: 'TOPIC_REFUSED' });
    await operator.seesNone();

    expect(broker.sequences()).toEqual({ BAD: [1, 2, 3] });
  });

  it('puts a void event where one was skipped, without a gap', async () => {
    poison();
    start();
    await outbox.publish('BAD', 'BAD', 'BAD');
    await operator.sees('BAD', { rows: 2 });
    const { eventId, voidEventId } = await operator.skip('BAD');
    cure();
    await operator.release();
    await operator.seesNone();

    expect(broker.sequences()).toEqual({ BAD: [1, 2, 3] });
    const [, voided] = broker.written;
    expect(voided).toMatchObject({ value: '{}', headers: { ce_type: VOID_TYPE, ce_id: voidEventId } });
    expect(broker.written.map(({ headers }) => headers['ce_id'])).not.toContain(eventId);
  });

  it('holds on when its lanes change hands', async () => {
    poison();
    const first = start();
    await outbox.publish('BAD', 'BAD');
    await operator.sees('BAD', { rows: 1 });
    await first.stop();
    cure();
    start();
    await outbox.publish('BAD', 'GOOD');
    await outbox.drained();

    expect(broker.sequences()).toEqual({ BAD: [1], GOOD: [1] });
    expect(await operator.keys()).toMatchObject([{ key: 'BAD', rows: 2 }]);
    await operator.release();
    await operator.seesNone();
    expect(broker.sequences()).toEqual({ BAD: [1, 2, 3], GOOD: [1] });
  });

  it('goes on with a release where another instance was cut off in the middle of it', async () => {
    poison();
    start();
    await outbox.publish(...Array.from({ length: 250 }, () => 'BAD'));
    await operator.sees('BAD', { rows: 249 });
    cure();
    let batches = 0;
    broker.beforeAnswer = async () => {
      if (++batches % 2 === 0) return;
      await outbox.publisher.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'outbox-publisher' AND datname = current_database()`,
      );
    };
    await operator.release();
    await broker.until(() => batches >= 3);
    broker.beforeAnswer = () => Promise.resolve();
    await operator.seesNone();

    const numbers = broker.sequences()['BAD'] ?? [];
    expect([...new Set(numbers)]).toEqual(Array.from({ length: 250 }, (_, index) => index + 1));
  });

  it('holds the key of an event nobody knows the topic of', async () => {
    start();
    await insertRaw('erp.nowhere', 'LOST', '{"ce_id":"1"}');
    await outbox.publish('GOOD');
    await operator.sees('LOST', { code: 'TOPIC_MISSING', rows: 1 });
    await outbox.drained();

    expect(broker.keys()).toEqual(['GOOD']);
  });

  it('holds the keys of a topic that it may not write to', async () => {
    broker.fate = ({ key }) => (key === 'GOOD' ? null : 'TOPIC_REFUSED');
    start();
    await outbox.publish('SECRET', 'GOOD', 'HIDDEN');
    await outbox.drained();

    expect((await operator.keys()).map(({ key, code }) => [key, code])).toEqual([
      ['HIDDEN', 'TOPIC_REFUSED'],
      ['SECRET', 'TOPIC_REFUSED'],
    ]);
    cure();
    expect(await operator.release({ topic: 'erp.finance.voucher' })).toHaveLength(2);
    await operator.seesNone();
    expect(broker.sequences()).toEqual({ GOOD: [1], HIDDEN: [1], SECRET: [1] });
  });

  it('publishes what comes before an event without readable headers, and holds from there', async () => {
    await outbox.publish('BAD', 'BAD');
    await outbox.service.query("UPDATE outbox SET headers = 'no JSON' WHERE sequence = 2");
    start();
    await outbox.drained();

    expect(broker.sequences()).toEqual({ BAD: [1] });
    expect(await operator.keys()).toMatchObject([{ key: 'BAD', code: 'EVENT_MALFORMED', rows: 1 }]);
  });

  it('tries an event again before a refused one of its key is held', async () => {
    let refusals = 0;
    broker.fate = ({ headers }) => {
      if (headers['ce_sequence']?.endsWith('1') && refusals++ === 0) return 'BROKER_UNAVAILABLE';
      return headers['ce_sequence']?.endsWith('2') ? 'RECORD_TOO_LARGE' : null;
    };
    broker.answersAll = true;
    await outbox.publish('BAD', 'BAD');
    start();
    await operator.sees('BAD', { rows: 1 });
    await outbox.drained();

    expect(broker.sequences()).toEqual({ BAD: [1] });
  });
});
