import { z } from 'zod';
import type { Reader } from '../evidence/evidence.js';
import { readOne } from '../evidence/read-rows.js';

const named = z.array(z.object({ name: z.string() }));
const digested = z.object({ digest: z.string() });

/** Tables of every service, which say how it came to what the others say. */
const ofEveryService = /^(inbox_|outbox|parked_|migrations$|number_series$|idempotency_)/;

/** What each table of a service's own says, whatever the order of its rows: their number and a digest of their text. */
export async function tableDigests(database: Reader): Promise<ReadonlyMap<string, string>> {
  const tables = named.parse(
    await database.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    ),
  );
  const digests = new Map<string, string>();
  for (const { name } of tables) {
    if (ofEveryService.test(name)) continue;
    const { digest } = await readOne(
      database,
      digested,
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(hash, '' ORDER BY hash)), '') AS digest
       FROM (SELECT md5(each::text) COLLATE "C" AS hash FROM "${name}" AS each) AS row`,
    );
    digests.set(name, digest);
  }
  return digests;
}
