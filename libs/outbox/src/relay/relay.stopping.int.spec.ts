import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { laneOf } from '../lane.js';
import { OutboxFixture, publishVoucher } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { startRelay, type Relay } from './relay.js';

const logger = createLogger('spec', { level: 'silent' });

describe('Relay that is stopped', () => {
  let outbox: OutboxFixture;
  let broker: RecordingBroker;
  let relay: Relay;

  beforeEach(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    broker = new RecordingBroker();
    relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
  });
  afterEach(async () => {
    await relay.stop();
    await outbox.drop();
  });

  /** @returns what lets the broker answer */
  const oneOnItsWayAndOneRead = async (): Promise<() => void> => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const sending = new Promise<void>((resolve) => {
      broker.beforeAnswer = () => {
        resolve();
        return answered;
      };
    });
    await outbox.publish('A');
    await sending;
    await outbox.publish('A');
    while (!relay.view.cursors.some(({ settledTo }) => settledTo === 2)) {
      await outbox.service.query('SELECT pg_sleep(0.005)');
    }
    return answer;
  };

  it('leaves its lanes with floors below what it had read and not sent (trap 41)', async () => {
    const answer = await oneOnItsWayAndOneRead();

    const stopped = relay.stop();
    answer();
    await stopped;

    expect(broker.sequences()).toEqual({ A: [1] });
    expect(
      await outbox.service.query('SELECT floor FROM outbox_lane WHERE lane = $1', [laneOf('A')]),
    ).toEqual([{ floor: 1 }]);
  });

  it('sends nothing that a read brings which was under way: what it had read before comes first (trap 41)', async () => {
    const answer = await oneOnItsWayAndOneRead();
    let stopped: Promise<void> | undefined;
    await outbox.units.run(async (tx) => {
      await tx.db.query('LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE');
      publishVoucher(tx, 'A');
      const waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'outbox'::regclass";
      while ((await tx.db.query(waiting)).length === 0) await tx.db.query('SELECT pg_sleep(0.005)');
      stopped = relay.stop();
      answer();
      await broker.until(() => broker.written.length > 0);
    });
    await stopped;

    expect(broker.sequences()).toEqual({ A: [1] });
  });

  it('leaves a read behind that nobody answers, and begins anew', async () => {
    await outbox.publish('A');
    await outbox.drained();
    const blocking = await outbox.service.begin();
    await blocking.db.query('LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE');
    await blocking.db.query("SELECT nextval('outbox_id_seq')");

    while (!relay.trouble?.includes('stands still')) await outbox.service.query('SELECT pg_sleep(0.05)');
    const stopped = relay.stop();

    await stopped;
    await blocking.rollback();
    expect(broker.sequences()).toEqual({ A: [1] });
  });
});
