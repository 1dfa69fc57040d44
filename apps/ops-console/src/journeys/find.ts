import { businessKeyKinds, parsePosition, type Found, type IdentifierKind } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { uuidOf } from '../read-model/uuid-of.js';
import { kindsOf } from './identifier-kinds.js';
import { runTogether } from './run-together.js';

interface Row {
  readonly kind: IdentifierKind;
  readonly events: number;
  readonly lastAt: Date | null;
}

const MOST_COUNTED = 1_000;

const withKey = `
  SELECT named.kind, count(*)::int AS events, max(occurred_at) AS "lastAt"
  FROM unnest($2::text[]) AS named(kind) CROSS JOIN LATERAL (
    SELECT occurred_at FROM business_key AS k WHERE k.kind = named.kind AND k.value = $1
    ORDER BY day DESC, event_id DESC LIMIT ${MOST_COUNTED}
  ) AS carrying GROUP BY named.kind`;

const counted = (kind: IdentifierKind, events: string) => `
  SELECT '${kind}' AS kind, count(*)::int AS events, max(occurred_at) AS "lastAt"
  FROM (${events} LIMIT ${MOST_COUNTED}) AS carrying`;

/** An event that only a receipt names counts as well. */
const withId = [
  counted(
    'event',
    `SELECT occurred_at FROM event WHERE event_id = $1
     UNION ALL
     SELECT max(last_at) FROM delivery WHERE event_id = $1 AND NOT EXISTS (SELECT FROM event WHERE event_id = $1)
     HAVING count(*) > 0`,
  ),
  counted('corr', 'SELECT occurred_at FROM event WHERE correlation_id = $1'),
  counted('trace', 'SELECT occurred_at FROM event WHERE trace_id = $2'),
  counted(
    'offset',
    'SELECT occurred_at FROM event WHERE topic = $3 AND partition = $4::int AND "offset" = $5::bigint',
  ),
].join(' UNION ALL ');

/** Finds what somebody's text names, whatever kind of identifier it is. */
@Injectable()
export class Find {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws KervanError DATABASE_UNAVAILABLE */
  async find(text: string): Promise<Found> {
    const trace = kindsOf(text).includes('trace') ? text : null;
    const position = parsePosition(text);
    const place = [position?.topic ?? null, position?.partition ?? null, position?.offset ?? null];
    const found = await runTogether(this.database, (db) => [
      db.query<Row>(withKey, [text, businessKeyKinds]),
      db.query<Row>(withId, [uuidOf(text), trace, ...place]),
    ]);
    const matches = found
      .flat()
      .filter(({ events }) => events > 0)
      .toSorted((a, b) => Number(b.lastAt) - Number(a.lastAt));
    return {
      query: text,
      matches: matches.map(({ kind, events, lastAt }) => ({
        kind,
        value: text,
        events,
        lastAt: lastAt?.toISOString() ?? null,
      })),
    };
  }
}
