import { KervanError } from '@kervan/contracts';
import { partitionKey, type Broker, type PartitionOffsets } from '@kervan/messaging';
import type { UnitOfWork } from '@kervan/outbox';

interface PositionRow {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
  /** The chunk that was begun last; null when there was none. */
  readonly from: number | null;
  readonly until: number | null;
  readonly started: number | null;
}

/** Events that were begun by processes that ended before they were done. */
interface Unfinished {
  readonly from: number;
  readonly until: number;
  readonly started: number;
}

/** Where each partition goes on: the database knows, whatever the group committed to the broker. */
export class Positions {
  readonly #lost = new Map<string, KervanError>();
  readonly #unfinished = new Map<string, Unfinished>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly broker: Pick<Broker, 'offsets'>,
    private readonly onLost: (error: KervanError) => void,
  ) {}

  /** Starts of newly assigned partitions; a partition nobody consumed yet begins at its oldest record. */
  async startAt(assigned: readonly PartitionOffsets[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#positions(assigned);
    const next = new Map<string, number>();
    for (const { topic, partition, nextOffset, from, until, started } of rows) {
      const key = partitionKey(topic, partition);
      next.set(key, nextOffset);
      if (from === null || until === null || started === null) this.#unfinished.delete(key);
      else this.#unfinished.set(key, { from, until, started });
    }
    for (const held of assigned) {
      const key = partitionKey(held.topic, held.partition);
      this.#lost.delete(key);
      const nextOffset = next.get(key) ?? held.start;
      this.compare(nextOffset > held.end ? await this.#again(held) : held, nextOffset);
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

  /** How often the event at an offset was begun by processes that ended before it was done; mostly 0. */
  begun(address: string, offset: number): number {
    const unfinished = this.#unfinished.get(address);
    const concerned = unfinished && unfinished.from <= offset && offset <= unfinished.until;
    return concerned ? unfinished.started : 0;
  }

  /** Partitions that stand still until an operator decides. */
  get lost(): ReadonlyMap<string, KervanError> {
    return this.#lost;
  }

  /** The position was read after the end: another instance, which was about to lose the partition, may have gone on. */
  async #again({ topic, partition, ...before }: PartitionOffsets): Promise<PartitionOffsets> {
    const latest = (await this.broker.offsets(topic)).find((each) => each.partition === partition);
    return latest ?? { topic, partition, ...before };
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
        `SELECT topic, partition, next_offset AS "nextOffset", from_offset AS "from",
           to_offset AS until, started
         FROM inbox_partition
           LEFT JOIN inbox_start USING (consumer, topic, partition)
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
