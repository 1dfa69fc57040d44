import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/**
 * Tables outside a schema that the running transaction wrote or tried to, by name and so also where the schema was
 * dropped or its tables were swapped in meanwhile. Whatever writes a table locks it at least ROW EXCLUSIVE until its
 * transaction ends; the counters of a session would still hold what an earlier transaction did and took back.
 */
const written = `
  SELECT DISTINCT relname AS table FROM pg_locks JOIN pg_class ON pg_class.oid = relation
  WHERE locktype = 'relation' AND pid = pg_backend_pid() AND mode NOT IN ('AccessShareLock', 'RowShareLock')
    AND relkind IN ('r', 'p') AND relnamespace IS DISTINCT FROM to_regnamespace($1)
    AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  ORDER BY relname LIMIT 5`;

/** @throws KervanError REPLAY_HAS_EFFECT when the transaction wrote anything but tables of this schema. */
export async function refuseEffects(db: Db, schema: string): Promise<void> {
  const tables = await db.query<{ readonly table: string }>(written, [schema]);
  if (tables.length > 0)
    throw new KervanError(
      'REPLAY_HAS_EFFECT',
      `a handler writes ${tables.map(({ table }) => table).join(', ')}, which is no projection of the service`,
    );
}
