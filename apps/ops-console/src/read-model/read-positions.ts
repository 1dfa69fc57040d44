import type { Database, Db } from '@kervan/database';
import { partitionKey, type Broker, type PartitionOffsets } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { RowSet } from './row-set.js';

/** A stretch of one partition: from the record that was to be read next to the one that is then. */
export interface Stretch {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly next: number;
  /** Timestamp of its last record, RFC 3339. */
  readonly appendedAt: string;
}

/** A partition and the offset that is to be read next there. */
type Position = Pick<Stretch, 'topic' | 'partition' | 'next'>;

const stretches = new RowSet<Stretch>({
  topic: 'topic text',
  partition: 'partition integer',
  from: 'from bigint',
  next: 'next bigint',
  appendedAt: 'appended_at timestamptz',
});

const held = new RowSet<PartitionOffsets>({
  topic: 'topic text',
  partition: 'partition integer',
  start: 'start bigint',
  end: 'end bigint',
});

const advance = `
  UPDATE read_position AS held SET next_offset = read.next, appended_at = read.appended_at
  FROM (${stretches.rows}) AS read
  WHERE held.topic = read.topic AND held.partition = read.partition AND held.next_offset = read."from"
  RETURNING held.topic`;

/** Where each partition goes on: the database knows, whatever the group committed to the broker. */
export class ReadPositions {
  readonly #next = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly broker: Pick<Broker, 'offsets'>,
    private readonly logger: Logger,
  ) {}

  /** Starts of newly assigned partitions; one that was never read begins at its oldest record. */
  async startAt(assigned: readonly PartitionOffsets[]): Promise<ReadonlyMap<string, number>> {
    this.committed(await this.#read(assigned));
    const starts = new Map<string, number>();
    for (const each of assigned) {
      const { topic, partition, start, end } = each;
      let next = this.next(topic, partition);
      if (next > end && next > (await this.#endOf(each))) {
        this.logger.warn(
          { topic, partition, next, end },
          'the topic was made anew: it is read from its beginning',
        );
        await this.#beginAgain(each);
        next = start;
      } else if (next < start) {
        this.logger.warn({ topic, partition, next, start }, 'records were removed unread');
      }
      starts.set(partitionKey(topic, partition), next);
    }
    return starts;
  }

  /** The offset that is to be read next. */
  next(topic: string, partition: number): number {
    return this.#next.get(partitionKey(topic, partition)) ?? 0;
  }

  /**
   * Moves positions on, in the transaction that writes what was read.
   *
   * @returns false when another instance has read some of it: then the transaction must not commit.
   */
  async advance(db: Pick<Db, 'query'>, read: readonly Stretch[]): Promise<boolean> {
    return (await db.query(advance, stretches.parameters(read))).length === read.length;
  }

  /** To be told once that transaction is committed. */
  committed(read: readonly Position[]): void {
    for (const { topic, partition, next } of read) this.#next.set(partitionKey(topic, partition), next);
  }

  /** Looks up again where a partition goes on. */
  async reload(topic: string, partition: number): Promise<number> {
    this.committed(
      await this.database.query<Position>(
        'SELECT topic, partition, next_offset AS next FROM read_position WHERE topic = $1 AND partition = $2',
        [topic, partition],
      ),
    );
    return this.next(topic, partition);
  }

  async #read(assigned: readonly PartitionOffsets[]): Promise<Position[]> {
    const parameters = held.parameters(assigned);
    await this.database.query(
      `INSERT INTO read_position (topic, partition, first_offset, next_offset)
       SELECT topic, partition, start, start FROM (${held.rows}) AS assigned ON CONFLICT DO NOTHING`,
      parameters,
    );
    return this.database.query<Position>(
      `SELECT topic, partition, next_offset AS next
       FROM read_position JOIN (${held.rows}) AS assigned USING (topic, partition)`,
      parameters,
    );
  }

  /** The position was read after the end: another instance, which was about to lose the partition, may have gone on. */
  async #endOf({ topic, partition, end }: PartitionOffsets): Promise<number> {
    const offsets = await this.broker.offsets(topic);
    return offsets.find((each) => each.partition === partition)?.end ?? end;
  }

  async #beginAgain({ topic, partition, start }: PartitionOffsets): Promise<void> {
    await this.database.query(
      'UPDATE read_position SET first_offset = $3, next_offset = $3 WHERE topic = $1 AND partition = $2',
      [topic, partition, start],
    );
    this.committed([{ topic, partition, next: start }]);
  }
}
