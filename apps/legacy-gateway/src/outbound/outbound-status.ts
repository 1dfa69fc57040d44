import type { Database } from '@kervan/database';
import { z } from 'zod';

export const OutboundStatus = z
  .object({
    destination: z.string(),
    /** False: nothing is written for it any more, as no file declares it. */
    configured: z.boolean(),
    /** Events for which no file was made yet: the file of the day is open. */
    openRecords: z.int(),
    /** Files. */
    written: z.int(),
    waiting: z.int(),
    /** Waiting files of which the last try failed. */
    failing: z.int(),
    /** How long the oldest waiting file has waited. */
    oldestSeconds: z.number().nullable(),
    /** Of the last file that could not be written. */
    fault: z.string().nullable(),
    lastFile: z.string().nullable(),
    lastWrittenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OutboundStatus' });
export type OutboundStatus = z.output<typeof OutboundStatus>;

/** How far the files of each destination are: of the configured ones, and of those that were. */
export async function outboundStatus(
  database: Pick<Database, 'query'>,
  configured: readonly string[],
): Promise<OutboundStatus[]> {
  const rows = await database.query<Omit<OutboundStatus, 'configured'>>(
    `WITH files AS (
       SELECT destination, count(written_at) AS written, count(*) FILTER (WHERE written_at IS NULL) AS waiting,
         count(*) FILTER (WHERE written_at IS NULL AND fault IS NOT NULL) AS failing,
         extract(epoch FROM now() - min(made_at) FILTER (WHERE written_at IS NULL))::float8 AS oldest,
         (array_agg(fault ORDER BY made_at DESC) FILTER (WHERE written_at IS NULL AND fault IS NOT NULL))[1] AS fault
       FROM outbound_file GROUP BY destination
     ), open AS (
       SELECT destination, count(*) AS records FROM outbound_record WHERE file_name IS NULL GROUP BY destination
     ), last AS (
       SELECT DISTINCT ON (destination) destination, name, written_at FROM outbound_file
        WHERE written_at IS NOT NULL ORDER BY destination, written_at DESC
     )
     SELECT destination, coalesce(open.records, 0)::integer AS "openRecords",
            coalesce(files.written, 0)::integer AS written, coalesce(files.waiting, 0)::integer AS waiting,
            coalesce(files.failing, 0)::integer AS failing, files.oldest AS "oldestSeconds", files.fault,
            last.name AS "lastFile",
            to_char(last.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastWrittenAt"
       FROM (SELECT unnest($1::text[]) AS destination UNION SELECT destination FROM files
             UNION SELECT destination FROM open) AS known
       LEFT JOIN files USING (destination) LEFT JOIN open USING (destination) LEFT JOIN last USING (destination)
      ORDER BY destination`,
    [configured],
  );
  return rows.map((row) => ({ ...row, configured: configured.includes(row.destination) }));
}
