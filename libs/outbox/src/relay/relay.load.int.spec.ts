import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { OutboxFixture, publishVoucher } from '../specimen/outbox-fixture.js';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { startRelay, type Relay } from './relay.js';

const logger = createLogger('spec', { level: 'silent' });

/** Mulberry32: the same load for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((more ^ (mixed ^ (more >>> 14))) >>> 0) / 4_294_967_296;
  };
}

describe('Relay under random load', () => {
  let outbox: OutboxFixture;

  beforeEach(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    // Between the drawing of ids and the commit, so that commits come late, in any order.
    await outbox.service.query(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF random() < 0.3 THEN PERFORM pg_sleep(random() * 0.03); END IF; RETURN NULL; END $$`);
    await outbox.service.query('CREATE TRIGGER dawdle AFTER INSERT ON outbox EXECUTE FUNCTION dawdle()');
  });
  afterEach(() => outbox.drop());

  it.each([1, 2])(
    'delivers every committed event, per key in order, whatever fails (seed %i)',
    async (seed) => {
      const dice = random(seed);
      const pick = (below: number) => Math.floor(dice() * below);
      const broker = new RecordingBroker();
      broker.fate = () => (dice() < 0.02 ? 'NOT_ACKNOWLEDGED' : null);
      const committed = new Map<string, number>();
      const start = (): Relay =>
        startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });

      const unit = async (): Promise<void> => {
        const keys = Array.from({ length: 1 + pick(4) }, () => `K${String(pick(12))}`);
        const fails = dice() < 0.25;
        const work = outbox.units.run(async (tx) => {
          for (const key of keys) publishVoucher(tx, key);
          await tx
            .savepoint(() => {
              publishVoucher(tx, 'K0');
              return Promise.reject(new Error('undo'));
            })
            .catch(() => undefined);
          if (fails) throw new Error('business says no');
        });
        await work.then(
          () => keys.forEach((key) => committed.set(key, (committed.get(key) ?? 0) + 1)),
          () => undefined,
        );
      };
      let relay = start();
      const writer = async (): Promise<void> => {
        for (let round = 0; round < 25; round++) {
          // Only what is written while it reads can commit late.
          while (relay.state !== 'active') await outbox.service.query('SELECT pg_sleep(0.005)');
          await unit();
        }
      };
      const totals = { late: 0, swept: 0, sequenceBreaks: 0 };
      const stop = async (): Promise<void> => {
        await relay.stop();
        totals.late += relay.metrics.late;
        totals.swept += relay.metrics.swept;
        totals.sequenceBreaks += relay.metrics.sequenceBreaks;
      };
      const writers = Promise.all(Array.from({ length: 8 }, writer)).then(() => true);
      for (let target = 50; ; target += 50) {
        const reached = broker.until(() => broker.written.length >= target).then(() => false);
        if (await Promise.race([writers, reached])) break;
        // Alternately cut its connections, as a crash would, and stop it in order.
        if (target % 100 === 0) {
          await outbox.publisher.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'outbox-publisher' AND datname = current_database()`,
          );
        } else {
          await stop();
          relay = start();
        }
      }
      await outbox.drained();
      await stop();

      const sequences = new Map<string, number[]>();
      const seen = new Set<string>();
      for (const { key, headers } of broker.written) {
        const id = headers['ce_id'] ?? '';
        // A repetition after a lost answer is allowed; the first arrivals must be in order.
        if (seen.has(id)) continue;
        seen.add(id);
        sequences.set(key, [...(sequences.get(key) ?? []), Number(headers['ce_sequence']?.slice(4))]);
      }
      expect(committed.size).toBeGreaterThan(5);
      for (const [key, count] of committed) {
        expect([key, sequences.get(key)]).toEqual([
          key,
          Array.from({ length: count }, (_, index) => index + 1),
        ]);
      }
      expect(sequences.size).toBe(committed.size);
      expect(totals).toMatchObject({ swept: 0, sequenceBreaks: 0 });
      expect(totals.late).toBeGreaterThan(0);
    },
  );
});
