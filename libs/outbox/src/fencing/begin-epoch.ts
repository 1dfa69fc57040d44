import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Database, Db } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { leaseEnd } from '../relay/lanes/lane-statements.js';
import { LONGEST_SEND_MS } from '../relay/lanes/lease-times.js';
import { FenceTopic, type FenceBroker } from './fence-topic.js';
import { removePublished } from './remove-published.js';
import { renumber } from './renumber.js';

/** What a new epoch is begun with. */
export interface EpochParts {
  /** Service whose outbox it is. */
  readonly service: string;
  /** Login of the service itself. */
  readonly database: Database;
  readonly broker: FenceBroker;
  readonly logger: Logger;
  /** How long publishers may take to see that they are fenced, default 90 s: they look each minute. */
  readonly patienceMs?: number;
}

/** How an outbox goes on. */
export interface BegunEpoch {
  readonly epoch: number;
  readonly fence: number;
  /** Waiting rows that the broker had already. */
  readonly removed: number;
  /** Waiting rows with a new place. */
  readonly renumbered: number;
}

const POLL_MS = 200;

/**
 * Begins a higher epoch, in which every sequence starts at 1, for an outbox whose database was restored: consumers take
 * that for no gap. Safe to repeat after a failure; one that succeeded is not done twice.
 *
 * @param record called in the transaction that begins the epoch.
 * @throws KervanError OUTBOX_NOT_FENCED; BROKER_UNAVAILABLE, DATABASE_UNAVAILABLE
 */
export async function beginEpoch(
  parts: EpochParts,
  record: (db: Db, begun: BegunEpoch) => Promise<void>,
): Promise<BegunEpoch> {
  const { service, database, broker, logger } = parts;
  await nothingPublished(parts);
  const seen = (await new FenceTopic(broker, service).highest()) ?? { epoch: 0, fence: 0 };
  // Without locks: what is on the broker stays there, and nothing new gets there.
  const removed = await removePublished(database, broker, (topic, count) =>
    logger.info({ outbox: service, topic, removed: count }, 'waiting events compared with the broker'),
  );
  const transaction = await database.beginLong();
  try {
    const { db } = transaction;
    await keepWritersOut(db);
    const place = await raise(db, seen.epoch, seen.fence);
    void db.query('TRUNCATE outbox_sequence');
    // Floors may be those of a database that is no more.
    void db.query('DELETE FROM outbox_publisher');
    void db.query('UPDATE outbox_lane SET floor = 0');
    const begun = { ...place, removed, renumbered: await renumber(db, place.epoch) };
    await record(db, begun);
    await transaction.commit();
    logger.warn({ outbox: service, ...begun }, `outbox ${service}: epoch ${begun.epoch} begins`);
    return begun;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** Stops the publishers of an outbox that was not found restored, for an operator who knows better. */
export async function fenceOutbox(database: Database, reason: string): Promise<void> {
  await database.query('UPDATE outbox_meta SET fenced = coalesce(fenced, $1)', [reason]);
}

/** Fenced, and no publisher holds a lane in which it may still send. */
async function nothingPublished({ database, patienceMs = 90_000 }: EpochParts): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const [state] = await database.query<{ fenced: boolean; held: number }>(
      `SELECT fenced IS NOT NULL AS fenced,
         (SELECT count(*) FROM outbox_lane LEFT JOIN outbox_publisher USING (owner)
          WHERE ${leaseEnd} > clock_timestamp()) AS held
       FROM outbox_meta`,
    );
    if (!state?.fenced) throw notFenced('the database was not found restored');
    if (state.held === 0) break;
    if (performance.now() > giveUpAt) throw notFenced(`publishers still hold ${state.held} lanes`);
    await delay(POLL_MS);
  }
  // Who gave its lanes up may have a send under way.
  await delay(LONGEST_SEND_MS);
}

/** In the order in which writers take them; waits for those under way, which are at their end. */
async function keepWritersOut(db: Db): Promise<void> {
  // Many rows may have to be renumbered.
  void db.query('SET LOCAL transaction_timeout = 0');
  void db.query('LOCK TABLE outbox_sequence IN ACCESS EXCLUSIVE MODE');
  await db.query('LOCK TABLE outbox, outbox_held, outbox_meta IN EXCLUSIVE MODE');
}

/** Above everything the broker or the database has seen. */
async function raise(db: Db, epoch: number, fence: number): Promise<{ epoch: number; fence: number }> {
  const [row] = await db.query<{ epoch: number; fence: number }>(
    `UPDATE outbox_meta SET epoch = greatest(epoch, $1) + 1, fence = greatest(fence, $2) + 1, fenced = NULL
     WHERE fenced IS NOT NULL RETURNING epoch, fence`,
    [epoch, fence],
  );
  if (!row) throw notFenced('another request began a new epoch meanwhile');
  return row;
}

function notFenced(why: string): KervanError {
  return new KervanError('OUTBOX_NOT_FENCED', why);
}
