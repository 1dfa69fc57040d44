import { KervanError } from '@kervan/contracts';
import type { Broker } from '@kervan/messaging';
import type { UnitOfWork } from '@kervan/outbox';

export interface RebuildParts {
  readonly unitOfWork: UnitOfWork;
  readonly broker: Pick<Broker, 'offsets'>;
  /** Consumer group. */
  readonly consumer: string;
  /** Tables that hold nothing but what its events told. */
  readonly tables: readonly string[];
}

interface FirstOffset {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
}

/**
 * Empties the tables and sets the consumer back to where it began, with all it remembers of events, in one transaction.
 * Running instances need not be stopped: the next chunk of each sees its position moved and seeks it, and whoever has
 * nothing to read is told by its {@link RebuildWatch}. Who reads the tables meanwhile sees them as they were until this
 * commits, and then as far as they are.
 *
 * @throws KervanError DATA_LOSS where the broker no longer holds all events: nothing is changed.
 */
export async function rebuild({ unitOfWork, broker, consumer, tables }: RebuildParts): Promise<void> {
  const begun = await unitOfWork.run(({ db }) =>
    db.query<FirstOffset>(
      'SELECT topic, partition, first_offset AS "firstOffset" FROM inbox_partition WHERE consumer = $1',
      [consumer],
    ),
  );
  for (const topic of new Set(begun.map((each) => each.topic)))
    refuseIfLost(
      begun.filter((each) => each.topic === topic),
      await broker.offsets(topic),
    );

  await unitOfWork.run(async ({ db }) => {
    // The order of a chunk and of a retry: partitions, then marks, then what handlers write. What those commit meanwhile
    // is waited for, and seen by the statements after it.
    await db.query('SELECT FROM inbox_partition WHERE consumer = $1 ORDER BY topic, partition FOR UPDATE', [
      consumer,
    ]);
    for (const table of ['inbox_key', 'inbox_event', 'parked_claim', 'parked_event', 'parked_key'])
      await db.query(`DELETE FROM ${table} WHERE consumer = $1`, [consumer]);
    for (const table of tables) await db.query(`DELETE FROM "${table}"`);
    await db.query(
      `UPDATE inbox_partition SET next_offset = first_offset, replay_until = greatest(replay_until, next_offset),
         rebuilds = rebuilds + 1 WHERE consumer = $1`,
      [consumer],
    );
  });
}

function refuseIfLost(begun: readonly FirstOffset[], held: Awaited<ReturnType<Broker['offsets']>>): void {
  for (const { topic, partition, firstOffset } of begun) {
    const start = held.find((each) => each.partition === partition)?.start ?? Infinity;
    if (start > firstOffset)
      throw new KervanError(
        'DATA_LOSS',
        `${topic}/${partition}: the broker holds nothing before offset ${start}, and it began with ${firstOffset}`,
      );
  }
}
