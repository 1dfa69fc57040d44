import type { Database } from '@kervan/database';
import type { IncomingRecord } from '@kervan/messaging';
import type { Logger, Metrics } from '@kervan/observability';
import { instantOf } from './instant.js';
import { project, writeProjection, type Projection } from './projection.js';
import type { ReadPositions, Stretch } from './read-positions.js';
import { isRefusal, SharedRounds } from './shared-rounds.js';

/** Consecutive records of one partition; of what is `passed` only the position is written. */
interface Piece {
  readonly records: readonly IncomingRecord[];
  readonly passed: boolean;
}

/** Most partitions whose records share a transaction. */
const MOST_PIECES = 8;

/** Writes records into the read model, each exactly once in effect: rows and positions commit together. */
export class ProjectionWriter {
  readonly #rounds = new SharedRounds<Piece>((pieces) => this.#commit(pieces), MOST_PIECES);

  constructor(
    private readonly database: Database,
    private readonly positions: ReadPositions,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  /**
   * Writes consecutive records of one partition. A record that the database refuses is passed over, so that it holds up
   * nobody.
   *
   * @returns false when another instance has read some of them.
   */
  async write(records: readonly IncomingRecord[]): Promise<boolean> {
    const unread = records.filter(
      ({ topic, partition, offset }) => offset >= this.positions.next(topic, partition),
    );
    if (unread.length === 0) return true;
    try {
      return await this.#rounds.do({ records: unread, passed: false });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (unread.length === 1) return this.#passOver(unread, error);
      const half = unread.length >> 1;
      return (await this.write(unread.slice(0, half))) && this.write(unread.slice(half));
    }
  }

  async #passOver(records: readonly IncomingRecord[], err: unknown): Promise<boolean> {
    for (const { topic, partition, offset } of records)
      this.logger.error({ topic, partition, offset, err }, 'record passed over: the read model refuses it');
    return this.#rounds.do({ records, passed: true });
  }

  async #commit(pieces: readonly Piece[]): Promise<boolean> {
    const read = pieces.flatMap(({ records }) => this.#stretchOf(records));
    const rows = project(pieces.flatMap(({ records, passed }) => (passed ? [] : records)));
    const transaction = await this.database.begin();
    const { db } = transaction;
    try {
      // What a crash of the server undoes is read again: rows and position go together.
      void db.query('SET LOCAL synchronous_commit = off');
      const [advanced] = await Promise.all([this.positions.advance(db, read), writeProjection(db, rows)]);
      if (!advanced) {
        await transaction.rollback();
        return false;
      }
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    this.positions.committed(read);
    this.#count(rows);
    return true;
  }

  #stretchOf(records: readonly IncomingRecord[]): Stretch[] {
    const last = records.at(-1);
    if (!last) return [];
    const { topic, partition, offset, timestamp } = last;
    const from = this.positions.next(topic, partition);
    return [{ topic, partition, from, next: offset + 1, appendedAt: instantOf(timestamp) }];
  }

  #count({ events, deliveries, malformed }: Projection): void {
    this.metrics.add('erp.journey.projected', { kind: 'event' }, events.length);
    this.metrics.add('erp.journey.projected', { kind: 'delivery' }, deliveries.length);
    this.metrics.add('erp.journey.projected', { kind: 'malformed' }, malformed.length);
    for (const { topic, partition, offset } of malformed)
      this.logger.warn({ topic, partition, offset }, 'malformed record');
  }
}
