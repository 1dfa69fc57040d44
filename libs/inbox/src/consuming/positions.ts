import { KervanError } from '@kervan/contracts';
import { partitionKey, type PartitionOffsets } from '@kervan/messaging';
import type { UnitOfWork } from '@kervan/outbox';

interface PositionRow {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
}

/** Where each partition goes on: the database knows, whatever the group committed to the broker. */
export class Positions {
  readonly #lost = new Map<string, KervanError>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly onLost: (error: KervanError) => void,
  ) {}

  /** Starts of newly assigned partitions; a partition nobody consumed yet begins at its oldest record. */
  async startAt(assigned: readonly PartitionOffsets[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#positions(assigned);
    const next = new Map(
      rows.map(({ topic, partition, nextOffset }) => [partitionKey(topic, partition), nextOffset]),
    );
    for (const held of assigned) {
      const key = partitionKey(held.topic, held.partition);
      this.#lost.delete(key);
      this.compare(held, next.get(key) ?? held.start);
    }
    return next;
  }

  /** Stops the partition for good when the broker no longer holds what comes next, or never held what was consumed. */
  compare({ topic, partition, start, end }: PartitionOffsets, nextOffset: number): boolean {
    if (start <= nextOffset && nextOffset <= end) return true;
    const error = new KervanError(
      'DATA_LOSS',
      `${topic}/${partition}: the next offset of ${this.consumer} is ${nextOffset}, the broker holds ${start} to ${end}`,
    );
    this.#lost.set(partitionKey(topic, partition), error);
    this.onLost(error);
    return false;
  }

  /** Partitions that stand still until an operator decides. */
  get lost(): ReadonlyMap<string, KervanError> {
    return this.#lost;
  }

  async #positions(assigned: readonly PartitionOffsets[]): Promise<PositionRow[]> {
    const unit = await this.unitOfWork.begin();
    try {
      void unit.db.query(
        `INSERT INTO inbox_partition (consumer, topic, partition, first_offset, next_offset)
         SELECT $1, topic, partition, start, start FROM unnest($2::text[], $3::integer[], $4::bigint[])
           AS held (topic, partition, start) ORDER BY topic COLLATE "C", partition
         ON CONFLICT DO NOTHING`,
        [
          this.consumer,
          assigned.map(({ topic }) => topic),
          assigned.map(({ partition }) => partition),
          assigned.map(({ start }) => start),
        ],
      );
      const rows = await unit.db.query<PositionRow>(
        `SELECT topic, partition, next_offset AS "nextOffset" FROM inbox_partition
         WHERE consumer = $1 AND topic = ANY($2)`,
        [this.consumer, assigned.map(({ topic }) => topic)],
      );
      await unit.commit();
      return rows;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }
}
