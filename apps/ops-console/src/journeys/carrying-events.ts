import { parsePosition, type IdentifierKind } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { uuidOf } from '../read-model/uuid-of.js';

/** A subquery of the events that carry an identifier: `correlation_id`, `occurred_at`. */
export interface CarryingEvents {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Beyond so many the newest are enough to know the newest flows. */
export const MOST_CARRYING = 1_000;

/** @throws KervanError NOT_FOUND for a value that the kind cannot have. */
export function carryingEvents(kind: IdentifierKind, value: string): CarryingEvents {
  switch (kind) {
    case 'event':
      return { sql: `${event} WHERE event_id = $1`, parameters: [uuidOf(value)] };
    case 'corr':
      return { sql: 'SELECT $1::uuid AS correlation_id, now() AS occurred_at', parameters: [uuidOf(value)] };
    case 'trace':
      return { sql: `${event} WHERE trace_id = $1 LIMIT ${MOST_CARRYING + 1}`, parameters: [traceOf(value)] };
    case 'offset': {
      const { topic, partition, offset } = positionOf(value);
      const sql = `${event} WHERE topic = $1 AND partition = $2 AND "offset" = $3`;
      return { sql, parameters: [topic, partition, offset] };
    }
    case 'order':
    case 'invoice':
    case 'account':
    case 'wo':
      return { sql: withKey, parameters: [kind, value] };
  }
}

const event = 'SELECT correlation_id, occurred_at FROM event';

const withKey = `
  SELECT e.correlation_id, e.occurred_at FROM (
    SELECT day, event_id FROM business_key WHERE kind = $1 AND value = $2
    ORDER BY day DESC, event_id DESC LIMIT ${MOST_CARRYING + 1}
  ) AS k JOIN event AS e ON e.day = k.day AND e.event_id = k.event_id`;

function traceOf(value: string): string {
  if (/^[0-9a-f]{32}$/i.test(value)) return value;
  throw new KervanError('NOT_FOUND', 'A trace id has 32 hexadecimal digits.');
}

function positionOf(value: string) {
  const position = parsePosition(value);
  if (position) return position;
  throw new KervanError('NOT_FOUND', 'A place on the broker is written topic/partition@offset.');
}
