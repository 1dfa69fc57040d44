import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { NewRecord } from './new-record.js';

/**
 * Enters what destinations get of events, once for each destination and event. What is known already is looked up first,
 * so that nothing is written, nor locked for it, where all is known.
 *
 * @throws KervanError RESOURCE_EXISTS for a file that another event has
 */
export async function addRecords(db: Db, records: readonly NewRecord[]): Promise<void> {
  const known = await knownOf(db, records);
  const fresh = records.filter((record) => !known.has(addressOf(record)));
  if (fresh.length === 0) return;
  await addFiles(db, fresh);
  await db.query(
    `INSERT INTO outbound_record (destination, event_id, event_key, file_name, content, rows, sums)
     SELECT destination, event_id, event_key, file_name, content, rows, sums
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::integer[], $7::jsonb[])
         WITH ORDINALITY AS row (destination, event_id, event_key, file_name, content, rows, sums, place)
      ORDER BY place`,
    [
      fresh.map(({ destination }) => destination),
      fresh.map(({ eventId }) => eventId),
      fresh.map(({ eventKey }) => eventKey),
      fresh.map(({ file }) => file?.name ?? null),
      fresh.map(({ content }) => content),
      fresh.map(({ rows }) => rows),
      fresh.map(({ sums }) => JSON.stringify(sums)),
    ],
  );
}

async function knownOf(db: Db, records: readonly NewRecord[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ destination: string; eventId: string }>(
    `SELECT destination, event_id AS "eventId" FROM outbound_record
      WHERE (destination, event_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [records.map(({ destination }) => destination), records.map(({ eventId }) => eventId)],
  );
  return new Set(rows.map(addressOf));
}

async function addFiles(db: Db, records: readonly NewRecord[]): Promise<void> {
  const files = records.flatMap(({ destination, file }) => (file ? [{ destination, ...file }] : []));
  if (files.length === 0) return;
  const added = await db.query<{ destination: string; name: string }>(
    `INSERT INTO outbound_file (destination, name, records, head, trailer)
     SELECT destination, name, 1, head, trailer
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[]) AS file (destination, name, head, trailer)
         ON CONFLICT DO NOTHING
     RETURNING destination, name`,
    [
      files.map(({ destination }) => destination),
      files.map(({ name }) => name),
      files.map(({ head }) => head),
      files.map(({ trailer }) => trailer),
    ],
  );
  if (added.length === files.length) return;
  const free = new Set(added.map(({ destination, name }) => `${destination}/${name}`));
  const taken = files
    .map(({ destination, name }) => `${destination}/${name}`)
    .find((path) => !free.has(path));
  throw new KervanError('RESOURCE_EXISTS', `${taken ?? 'a file'}: another event has the file of this name`);
}

function addressOf({
  destination,
  eventId,
}: {
  readonly destination: string;
  readonly eventId: string;
}): string {
  return `${destination} ${eventId}`;
}
