import type { BusinessKeyKind } from '@kervan/console-api';
import type { Db } from '@kervan/database';
import { RowSet } from './row-set.js';

/** A row of `business_key`. */
export interface KeyRow {
  readonly day: string;
  readonly kind: BusinessKeyKind;
  readonly value: string;
  readonly eventId: string;
  readonly occurredAt: string;
}

const set = new RowSet<KeyRow>({
  day: 'day date',
  kind: 'kind text',
  value: 'value text',
  eventId: 'event_id uuid',
  occurredAt: 'occurred_at timestamptz',
});

const insert = `INSERT INTO business_key (${set.names}) ${set.rows} ON CONFLICT DO NOTHING`;

/** Writes which events carry which keys, in one statement; whatever is known already changes nothing. */
export async function writeBusinessKeys(db: Pick<Db, 'query'>, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length > 0) await db.query(insert, set.parameters(rows));
}
