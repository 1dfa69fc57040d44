import type { Session } from '@kervan/database';
import { LANES } from '../lane.js';
import type { OutboxRow } from './outbox-row.js';
import type { Span } from './read-cycle.js';

const lanes = Array.from({ length: LANES }, (_, lane) => lane);
const columns = 'id, topic, key, sequence, headers, payload';

const q1 = `
  SELECT ${columns} FROM outbox
  WHERE id > $1 AND id <= $2 AND lane = ANY($3) AND topic <> ALL($4) ORDER BY id LIMIT $5`;

/** A sequence that was never used says 1 as well: taken for drawn, the first event of all would be passed over. */
const q2 = 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS hi FROM outbox_id_seq';

/**
 * Every INSERT takes this lock before it draws an id and gives it back after its commit is visible. The publisher's
 * own deletes take it too and are left out.
 */
const q3 = `
  SELECT DISTINCT held.virtualtransaction AS writer
  FROM pg_locks AS held LEFT JOIN pg_stat_activity AS activity ON activity.pid = held.pid
  WHERE held.locktype = 'relation' AND held.mode = 'RowExclusiveLock' AND held.relation = 'outbox'::regclass
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND activity.usename IS DISTINCT FROM current_user`;

const q4 = `
  SELECT ${columns} FROM unnest($1::bigint[], $2::bigint[]) AS late (after, up_to)
  JOIN outbox ON id > after AND id <= up_to
  WHERE lane = ANY($3) AND topic <> ALL($4) ORDER BY id LIMIT $5`;

const sweep = 'SELECT min(id) AS id FROM outbox';

/** Answers to the first three queries, which were taken one after the other. */
export interface FreshRead {
  readonly rows: OutboxRow[];
  readonly hi: number;
  readonly writers: ReadonlySet<string>;
}

/** The statements of the read cycle, each with its own snapshot, in order, on one connection. */
export class OutboxReader {
  constructor(private readonly session: Pick<Session, 'query'>) {}

  async fresh(span: Span, blockedTopics: readonly string[], limit: number): Promise<FreshRead> {
    // Issued together: the server still answers one after the other, in this order.
    const [rows, [sequence], writers] = await Promise.all([
      this.session.query<OutboxRow>(q1, [span.after, span.upTo, lanes, blockedTopics, limit]),
      this.session.query<{ hi: number }>(q2),
      this.session.query<{ writer: string }>(q3),
    ]);
    return { rows, hi: sequence?.hi ?? 0, writers: new Set(writers.map(({ writer }) => writer)) };
  }

  async again(spans: readonly Span[], blockedTopics: readonly string[], limit: number): Promise<OutboxRow[]> {
    const after = spans.map((span) => span.after);
    const upTo = spans.map((span) => span.upTo);
    return this.session.query<OutboxRow>(q4, [after, upTo, lanes, blockedTopics, limit]);
  }

  /** The oldest row there is. */
  async lowest(): Promise<number | null> {
    const [row] = await this.session.query<{ id: number | null }>(sweep);
    return row?.id ?? null;
  }
}
