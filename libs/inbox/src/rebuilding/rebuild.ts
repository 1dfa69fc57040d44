import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { UnitOfWork } from '@kervan/outbox';
import { audit } from '../auditing/audit.js';

export interface RebuildParts {
  readonly unitOfWork: UnitOfWork;
  readonly broker: Pick<Broker, 'offsets'>;
  /** Consumer group. */
  readonly consumer: string;
  /** Tables that hold nothing but what its events told. */
  readonly tables: readonly string[];
  /** Who asked for it. */
  readonly actor: string;
  readonly reason: string | null;
}

/** What an inbox remembers of the events of a consumer. */
const remembered = ['inbox_key', 'inbox_event', 'inbox_start', 'parked_claim', 'parked_event', 'parked_key'];

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
 * @throws KervanError, nothing is changed: DATA_LOSS where the broker no longer holds all events, REPLAY_UNFIT where
 *   operators skipped or edited some, which only a replay reads as they left them.
 */
export async function rebuild(parts: RebuildParts): Promise<void> {
  const { unitOfWork, broker, consumer, tables, actor, reason } = parts;
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
    // Rows would not do: a swap replaces them, and whoever waited for those from before has locked nothing.
    await db.query('LOCK TABLE inbox_gate IN EXCLUSIVE MODE');
    await refuseIfCorrected(db, consumer);
    for (const table of remembered) await db.query(`DELETE FROM ${table} WHERE consumer = $1`, [consumer]);
    for (const table of tables) await db.query(`DELETE FROM "${table}"`);
    await db.query(
      `UPDATE inbox_partition SET next_offset = first_offset, replay_until = greatest(replay_until, next_offset),
         rebuilds = rebuilds + 1 WHERE consumer = $1`,
      [consumer],
    );
    await audit(db, { actor, action: 'rebuild', subject: consumer, reason });
  });
}

async function refuseIfCorrected(db: Db, consumer: string): Promise<void> {
  const corrected = await db.query(
    `SELECT FROM event_override WHERE consumer = $1 UNION ALL SELECT FROM inbox_skipped WHERE consumer = $1 LIMIT 1`,
    [consumer],
  );
  if (corrected.length > 0)
    throw new KervanError(
      'REPLAY_UNFIT',
      'operators skipped or edited events, which a rebuild would bring back: replay and swap instead, by /ops/replays',
    );
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
