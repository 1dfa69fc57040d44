import type { Db } from '@kervan/database';
import type { OutboxRow } from '../relay/outbox-row.js';
import type { KeyAddress } from './held-key.js';

/** Of one key at once, so that many keys share a read. */
const ROWS_PER_KEY = 100;
/** Of all rows of a read together; a larger row comes alone. */
const BYTES = 4_000_000;

/** Sizes are known without reading the payloads. Ids of a key rise with epoch and sequence. */
const sql = `
  SELECT id, lane, topic, key, sequence, headers, payload, 'held' AS source FROM (
    SELECT held.*, ord,
      sum(octet_length(payload) + octet_length(headers)) OVER (ORDER BY ord, id ROWS UNBOUNDED PRECEDING)
        - octet_length(payload) - octet_length(headers) AS bytes_before
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (topic, key, ord)
    CROSS JOIN LATERAL (
      SELECT * FROM outbox_held
      WHERE outbox_held.topic = wanted.topic AND outbox_held.key = wanted.key
      ORDER BY id LIMIT $3) AS held) AS sized
  WHERE bytes_before < $4 ORDER BY ord, id`;

/** The first held rows of keys, each key's in their order: at most 100 of a key, 4 MB in all. */
export function readReleased(db: Pick<Db, 'query'>, keys: readonly KeyAddress[]): Promise<OutboxRow[]> {
  return db.query<OutboxRow>(sql, [
    keys.map(({ topic }) => topic),
    keys.map(({ key }) => key),
    ROWS_PER_KEY,
    BYTES,
  ]);
}
