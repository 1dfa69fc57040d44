import type { Session } from '@kervan/database';
import type { OutboxRow } from '../outbox-row.js';
import type { Observation, Span, Writers } from './read-cycle.js';

const columns = 'id, lane, topic, key, sequence, headers, payload';

const q1 = `
  SELECT ${columns} FROM outbox
  WHERE id > $1 AND id <= $2 AND lane = ANY($3) AND topic <> ALL($4) ORDER BY id LIMIT $5`;

/**
 * The last id is asked of a function that locks the page of the sequence: whoever reads it as a table sees, while a
 * writer logs the next 32 ids, the last of them as drawn, and passes over rows that are yet to be written (ADR 4).
 * `pg_sequence_last_value` would lock the sequence as those do who draw ids.
 *
 * Whoever draws an id locks the sequence before, and gives the lock back after its commit is visible. Who holds it is
 * asked after the last id was read, of which the answer depends, and only where that is new: looking at all locks costs
 * more than everything else of an idle cycle.
 */
const q2 = `
  SELECT hi, CASE WHEN hi > $1::bigint THEN (${whoWrites('AND hi > $1::bigint')}) END AS busy
  FROM (SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS hi
    FROM pg_get_sequence_data('outbox_id_seq') OFFSET 0) AS drawn`;

const q3 = `SELECT (${whoWrites()}) AS busy`;

/**
 * Per transaction that holds the lock whether it certainly goes on: its transaction id was in progress when the statement
 * began. Ids in `pg_locks` have 32 bits, those of a snapshot 64: it is the one that is nearest to the snapshot's.
 */
function whoWrites(condition = ''): string {
  return `
    SELECT json_object_agg(writer, busy) FROM (
      SELECT virtualtransaction AS writer, coalesce(bool_or(held.mode = 'ExclusiveLock' AND NOT pg_visible_in_snapshot(
          (xmax + ((transactionid::text::bigint - xmax + 2147483648) & 4294967295) - 2147483648)::text::xid8,
          snapshot)), false) AS busy
      FROM pg_locks AS held, (SELECT snapshot, pg_snapshot_xmax(snapshot)::text::bigint AS xmax
        FROM pg_current_snapshot() AS snapshot) AS begun
      WHERE (held.locktype = 'transactionid' OR held.locktype = 'relation' AND held.mode = 'RowExclusiveLock'
          AND held.relation = 'outbox_id_seq'::regclass
          AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())) ${condition}
      GROUP BY virtualtransaction HAVING bool_or(held.locktype = 'relation')) AS writing`;
}

/** Span by span: joined to the outbox as a whole, the planner follows the order wanted and passes every old version. */
const q4 = `
  SELECT row.* FROM unnest($1::bigint[], $2::bigint[]) AS late (after, up_to) CROSS JOIN LATERAL (
    SELECT ${columns} FROM outbox
    WHERE id > after AND id <= up_to AND lane = ANY($3) AND topic <> ALL($4) ORDER BY id LIMIT $5) AS row
  ORDER BY id LIMIT $5`;

const literals = new WeakMap<readonly number[], string>();

/** As the driver writes it; the same lanes are asked for hundreds of times a second. */
function literalOf(lanes: readonly number[]): string {
  const literal = literals.get(lanes) ?? `{${lanes.join(',')}}`;
  literals.set(lanes, literal);
  return literal;
}

/** Per writer whether it certainly goes on; null: nobody writes, or it was not asked. */
interface Answer {
  readonly busy: Readonly<Record<string, boolean>> | null;
}

/** Rows of some lanes in some spans. */
export interface Wanted {
  readonly lanes: readonly number[];
  readonly spans: readonly Span[];
  readonly limit: number;
}

/** Answers to the first two queries, which were taken one after the other. */
export interface FreshRead extends Observation {
  /** Per question the rows, by id. */
  readonly rows: OutboxRow[][];
}

/** What the read cycle asks of the outbox. */
export interface Reader {
  /**
   * Rows of one span per question, then the last id drawn, then who writes.
   *
   * @param settledTo nobody writes ids up to it any more: unless a higher one was drawn, it is not asked who writes
   */
  fresh(wanted: readonly Wanted[], blockedTopics: readonly string[], settledTo: number): Promise<FreshRead>;
  /** Rows of spans that were read before. */
  again(wanted: readonly Wanted[], blockedTopics: readonly string[]): Promise<OutboxRow[][]>;
  /** Who writes now. */
  writers(): Promise<Writers>;
}

/** The statements of the read cycle, each with its own snapshot, in order, on one connection. */
export class OutboxReader implements Reader {
  constructor(private readonly session: Pick<Session, 'query'>) {}

  async fresh(
    wanted: readonly Wanted[],
    blockedTopics: readonly string[],
    settledTo: number,
  ): Promise<FreshRead> {
    // Issued together: the server still answers one after the other, in this order.
    const [rows, [drawn]] = await Promise.all([
      Promise.all(wanted.map((one) => this.#fresh(one, blockedTopics))),
      this.session.query<{ hi: number } & Answer>(q2, [settledTo]),
    ]);
    return { rows, hi: drawn?.hi ?? 0, ...writersOf(drawn) };
  }

  again(wanted: readonly Wanted[], blockedTopics: readonly string[]): Promise<OutboxRow[][]> {
    return Promise.all(wanted.map((one) => this.#again(one, blockedTopics)));
  }

  async writers(): Promise<Writers> {
    const [answer] = await this.session.query<Answer>(q3);
    return writersOf(answer);
  }

  async #fresh({ lanes, spans, limit }: Wanted, blockedTopics: readonly string[]): Promise<OutboxRow[]> {
    const [span] = spans;
    if (span === undefined || span.upTo <= span.after) return [];
    return this.session.query<OutboxRow>(q1, [span.after, span.upTo, literalOf(lanes), blockedTopics, limit]);
  }

  async #again({ lanes, spans, limit }: Wanted, blockedTopics: readonly string[]): Promise<OutboxRow[]> {
    if (spans.length === 0) return [];
    const after = spans.map((span) => span.after);
    const upTo = spans.map((span) => span.upTo);
    return this.session.query<OutboxRow>(q4, [after, upTo, lanes, blockedTopics, limit]);
  }
}

function writersOf(answer: Answer | undefined): Writers {
  const all = Object.entries(answer?.busy ?? {});
  const doubtful = all.filter(([, busy]) => !busy);
  return {
    writers: new Set(all.map(([writer]) => writer)),
    doubtful: new Set(doubtful.map(([writer]) => writer)),
  };
}
