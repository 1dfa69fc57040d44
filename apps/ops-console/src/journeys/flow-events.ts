import type { IdentifierKind } from '@kervan/console-api';
import type { Database } from '@kervan/database';
import { carryingEvents, MOST_CARRYING } from './carrying-events.js';
import { eventColumns, type EventRow } from './event-row.js';
import { runTogether } from './run-together.js';

/** More would fill no page that anybody reads. */
const MOST_FLOWS = 50;
const MOST_EVENTS = 1_000;

export interface FlowEvents {
  readonly rows: readonly EventRow[];
  /** More flows or events belong to it. */
  readonly truncated: boolean;
}

interface Row extends EventRow {
  readonly carried: number;
  readonly flows: number;
}

/** All events of the newest flows of which an event carries the identifier. @throws KervanError NOT_FOUND */
export async function flowEvents(
  database: Database,
  kind: IdentifierKind,
  value: string,
): Promise<FlowEvents> {
  const carrying = carryingEvents(kind, value);
  const sql = flowsOf(carrying.sql);
  const [rows] = await runTogether(database, (db) => [db.query<Row>(sql, carrying.parameters)]);
  const [{ carried, flows } = { carried: 0, flows: 0 }] = rows;
  return {
    rows: rows.slice(0, MOST_EVENTS),
    truncated: carried > MOST_CARRYING || flows > MOST_FLOWS || rows.length > MOST_EVENTS,
  };
}

function flowsOf(carrying: string): string {
  return `WITH carrying AS MATERIALIZED (${carrying}),
     flow AS MATERIALIZED (
       SELECT correlation_id, max(occurred_at) AS last_at FROM carrying GROUP BY correlation_id
       ORDER BY last_at DESC LIMIT ${MOST_FLOWS + 1}
     )
     SELECT ${eventColumns}, (SELECT count(*) FROM carrying) AS carried, (SELECT count(*) FROM flow) AS flows
     FROM (SELECT correlation_id FROM flow ORDER BY last_at DESC LIMIT ${MOST_FLOWS}) AS newest
     CROSS JOIN LATERAL (
       SELECT * FROM event WHERE correlation_id = newest.correlation_id LIMIT ${MOST_EVENTS + 1}
     ) AS e
     ORDER BY e.occurred_at DESC LIMIT ${MOST_EVENTS + 1}`;
}
