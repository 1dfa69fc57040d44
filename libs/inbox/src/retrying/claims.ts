import type { UnitOfWork } from '@kervan/outbox';
import { committed } from './committed.js';
import type { ParkedKey } from './parked-head.js';

/** Longer than one handler's transaction may take; a second holder would only wait for the first one's locks. */
const LEASE_SECONDS = 60;

/** Leases of due parked keys: in rows and by the database's clock, so that a dead worker's keys come free. */
export class Claims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly owner: string,
  ) {}

  take(limit: number): Promise<ParkedKey[]> {
    return committed(this.unitOfWork, (db) =>
      db.query<ParkedKey>(
        `WITH due AS (
           SELECT topic, key FROM parked_claim
           WHERE consumer = $1 AND due_at <= clock_timestamp()
             AND (lease_until IS NULL OR lease_until < clock_timestamp())
           ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
         )
         UPDATE parked_claim AS claim
         SET owner = $3, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
         FROM due JOIN parked_key AS parked ON parked.consumer = $1 AND parked.topic = due.topic AND parked.key = due.key
         WHERE claim.consumer = $1 AND claim.topic = due.topic AND claim.key = due.key
         RETURNING claim.topic, claim.key, parked.partition, claim.started`,
        [this.consumer, limit, this.owner],
      ),
    );
  }

  /** Gives a key back that has more to do. */
  async giveBack({ topic, key }: ParkedKey): Promise<void> {
    await committed(this.unitOfWork, (db) =>
      db.query(
        `UPDATE parked_claim SET owner = NULL, lease_until = NULL
         WHERE consumer = $1 AND topic = $2 AND key = $3 AND owner = $4`,
        [this.consumer, topic, key, this.owner],
      ),
    );
  }

  /** Gives back everything this worker holds: it stops, or was interrupted. */
  async giveBackAll(): Promise<void> {
    await committed(this.unitOfWork, (db) =>
      db.query(
        `UPDATE parked_claim SET owner = NULL, lease_until = NULL WHERE consumer = $1 AND owner = $2`,
        [this.consumer, this.owner],
      ),
    );
  }

  /**
   * Releases a key that holds nothing any more: the only place that takes `parked_key` FOR UPDATE, and briefly. Chunks
   * that share-locked it append first and keep it; chunks after it find no parked key.
   *
   * @returns false when an event came in meanwhile.
   */
  async release({ topic, key }: ParkedKey): Promise<boolean> {
    const parameters = [this.consumer, topic, key];
    const released = await committed(this.unitOfWork, (db) => {
      void db.query(
        'SELECT 1 FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3 FOR UPDATE',
        parameters,
      );
      return db.query(
        `WITH released AS (
           DELETE FROM parked_key AS parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND NOT EXISTS (
             SELECT FROM parked_event AS event WHERE event.consumer = $1 AND event.topic = $2 AND event.key = $3)
           RETURNING consumer, topic, key
         )
         DELETE FROM parked_claim AS claim USING released
         WHERE (claim.consumer, claim.topic, claim.key) = (released.consumer, released.topic, released.key)
         RETURNING claim.key`,
        parameters,
      );
    });
    return released.length > 0;
  }
}
