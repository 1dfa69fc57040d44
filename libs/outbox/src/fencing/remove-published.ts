import type { Database } from '@kervan/database';
import { validate } from 'uuid';
import type { FenceBroker } from './fence-topic.js';

/** Ids of one statement: each reads the whole outbox once. */
const IDS = 20_000;

const tables = ['outbox', 'outbox_held'] as const;

/**
 * Removes waiting rows whose events are on the broker already, by reading their topics from the oldest record. May take
 * long; memory stays bounded, and what it removed stays right whatever comes after.
 *
 * @param onTopic called when a topic was read, with the number of rows removed because of it.
 * @returns rows removed.
 * @throws KervanError BROKER_UNAVAILABLE, DATABASE_UNAVAILABLE, TOPIC_MISSING
 */
export async function removePublished(
  database: Database,
  broker: Pick<FenceBroker, 'scan'>,
  onTopic: (topic: string, removed: number) => void,
): Promise<number> {
  let total = 0;
  for (const topic of await topicsOf(database)) {
    let removed = 0;
    let ids: string[] = [];
    const remove = async (): Promise<void> => {
      removed += await removeRows(database, topic, ids);
      ids = [];
    };
    await broker.scan(topic, async ({ headers }) => {
      const id = headers['ce_id'];
      if (id === undefined || !validate(id)) return;
      ids.push(id);
      if (ids.length >= IDS) await remove();
    });
    await remove();
    onTopic(topic, removed);
    total += removed;
  }
  return total;
}

async function topicsOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ topic: string }>(
    `SELECT topic FROM outbox UNION SELECT topic FROM outbox_held ORDER BY topic`,
  );
  return rows.map(({ topic }) => topic);
}

async function removeRows(database: Database, topic: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  let removed = 0;
  for (const table of tables) {
    const [row] = await database.query<{ count: number }>(
      `WITH removed AS (
         DELETE FROM ${table} USING unnest($2::uuid[]) AS published (id)
         WHERE topic = $1 AND event_id = published.id RETURNING 1)
       SELECT count(*) AS count FROM removed`,
      [topic, ids],
    );
    removed += row?.count ?? 0;
  }
  return removed;
}
