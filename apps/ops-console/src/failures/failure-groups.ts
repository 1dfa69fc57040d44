import type { FailureState } from '@kervan/console-api';
import type { Db } from '@kervan/database';
import { DEAD, WAITS } from './delivery-states.js';

/** A group of failures as it is stored. */
export interface GroupRow {
  readonly consumer: string;
  readonly fingerprint: string;
  readonly types: string[];
  readonly open: number;
  readonly dead: number;
  readonly healed: number;
  readonly keys: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The same in full, for the page that follows. */
  readonly cursorAt: string;
  readonly state: FailureState;
  readonly owner: string | null;
  readonly note: string | null;
}

export interface GroupFilter {
  readonly consumer?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  /** Also groups of which nothing waits any more. */
  readonly healed: boolean;
}

/** Where a page of groups ended. */
export type GroupPlace = readonly [lastAt: string, consumer: string, fingerprint: string];

/** Groups whose last failure is the newest come first. @throws KervanError DATABASE_UNAVAILABLE */
export function failureGroups(
  db: Pick<Db, 'query'>,
  filter: GroupFilter,
  after: GroupPlace | undefined,
  limit: number,
): Promise<GroupRow[]> {
  const parameters: unknown[] = [limit];
  const given = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [
    'd.fingerprint IS NOT NULL',
    ...(filter.consumer === undefined ? [] : [`d.consumer = ${given(filter.consumer)}`]),
    ...(filter.fingerprint === undefined ? [] : [`d.fingerprint = ${given(filter.fingerprint)}`]),
    ...(filter.type === undefined ? [] : [`d.type = ${given(filter.type)}`]),
    ...(filter.code === undefined ? [] : [`starts_with(d.fingerprint, ${given(`${filter.code}:`)})`]),
  ];
  const rest = after?.map(given);
  const [at, consumer, fingerprint] = rest ?? [];
  const following = `last_at < ${at}::timestamptz OR (last_at = ${at}::timestamptz AND (consumer, fingerprint) > (${consumer}, ${fingerprint}))`;
  return db.query<GroupRow>(
    `SELECT consumer, fingerprint, types, open, dead, healed, keys, first_at AS "firstAt", last_at AS "lastAt",
       last_at::text AS "cursorAt", coalesce(n.state, 'new') AS state, n.owner, n.note
     FROM (
       SELECT consumer, fingerprint, array_agg(DISTINCT type ORDER BY type) AS types,
         count(*) FILTER (WHERE state IN ${WAITS}) AS open, count(*) FILTER (WHERE state IN ${DEAD}) AS dead,
         count(*) FILTER (WHERE state NOT IN ${WAITS}) AS healed,
         count(DISTINCT (topic, key)) FILTER (WHERE state IN ${WAITS}) AS keys,
         min(first_at) AS first_at, max(failed_at) AS last_at
       FROM delivery AS d WHERE ${conditions.join(' AND ')} GROUP BY consumer, fingerprint
     ) AS g LEFT JOIN failure_note AS n USING (consumer, fingerprint)
     WHERE (open > 0 OR ${filter.healed ? 'true' : 'false'}) ${rest ? `AND (${following})` : ''}
     ORDER BY last_at DESC, consumer, fingerprint LIMIT $1`,
    parameters,
  );
}
