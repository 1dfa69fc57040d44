import type { Session } from '@kervan/database';
import type { BrokerPosition } from './positions.js';

/** How far an outbox is by its own database. */
export interface DatabaseFence {
  readonly epoch: number;
  readonly fence: number;
  /** Why it publishes nothing until a new epoch; null: it publishes. */
  readonly fenced: string | null;
  /** System identifier of the PostgreSQL cluster. */
  readonly system: string;
}

const columns = 'epoch, fence, fenced, (SELECT system_identifier FROM pg_control_system())::text AS system';

/** Jumps from topic to topic: the table has a row for each key there ever was. */
const topics = `
  WITH RECURSIVE known AS (
    (SELECT topic FROM outbox_sequence ORDER BY topic LIMIT 1)
    UNION ALL
    SELECT (SELECT topic FROM outbox_sequence WHERE topic > known.topic ORDER BY topic LIMIT 1)
    FROM known WHERE known.topic IS NOT NULL
  )
  SELECT topic FROM known WHERE topic IS NOT NULL`;

const seen = `
  unnest($1::text[], $2::text[], $3::integer[], $4::bigint[], $5::text[]) AS seen (topic, key, epoch, number, id)
  JOIN outbox_meta ON seen.epoch >= outbox_meta.epoch`;

/** Numbers that the database has yet to give out. */
const above = `
  SELECT seen.topic, seen.key, seen.epoch, seen.number, seen.id FROM ${seen}
  LEFT JOIN outbox_sequence AS given ON given.topic = seen.topic AND given.key = seen.key
  WHERE seen.epoch > outbox_meta.epoch OR seen.number > coalesce(given.last, 0) LIMIT 1`;

/** Numbers that the database has given out a second time. */
const twice = `
  SELECT seen.topic, seen.key, seen.epoch, seen.number, seen.id FROM ${seen}
  JOIN outbox AS waiting
    ON waiting.topic = seen.topic AND waiting.key = seen.key AND waiting.sequence = seen.number
  WHERE waiting.event_id::text <> seen.id LIMIT 1`;

/** The fence's statements, all on one connection: after a reconnect nothing of what was found holds. */
export class FenceTable {
  constructor(private readonly session: Pick<Session, 'query'>) {}

  /** The plans of a relay's connections suit a queue read by its primary key; here tables are joined. */
  async planFreely(): Promise<void> {
    await this.session.query(
      `SELECT set_config(name, 'on', false) FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin']) AS name`,
    );
  }

  async read(): Promise<DatabaseFence | null> {
    const [row] = await this.session.query<DatabaseFence>(`SELECT ${columns} FROM outbox_meta`);
    return row ?? null;
  }

  /** One higher than it was; null where the outbox is fenced. */
  async raise(): Promise<DatabaseFence | null> {
    const [row] = await this.session.query<DatabaseFence>(
      `UPDATE outbox_meta SET fence = fence + 1 WHERE fenced IS NULL RETURNING ${columns}`,
    );
    return row ?? null;
  }

  /** Nobody publishes this outbox from now on. */
  async hold(reason: string): Promise<void> {
    await this.session.query('UPDATE outbox_meta SET fenced = coalesce(fenced, $1)', [reason]);
  }

  /** Topics with sequenced events, in byte order. */
  async topics(): Promise<string[]> {
    return (await this.session.query<{ topic: string }>(topics)).map(({ topic }) => topic);
  }

  /** One of these positions that the database cannot have written, or null. */
  async unknown(positions: readonly BrokerPosition[]): Promise<BrokerPosition | null> {
    const parameters = [
      positions.map(({ topic }) => topic),
      positions.map(({ key }) => key),
      positions.map(({ epoch }) => epoch),
      positions.map(({ number }) => number),
      positions.map(({ id }) => id),
    ];
    const [higher] = await this.session.query<BrokerPosition>(above, parameters);
    if (higher) return higher;
    const [other] = await this.session.query<BrokerPosition>(twice, parameters);
    return other ?? null;
  }
}
