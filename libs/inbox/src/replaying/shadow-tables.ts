import type { Db } from '@kervan/database';

/** What an inbox keeps for a consumer: a replay has its own of each. */
export const inboxTables = [
  'inbox_partition',
  'inbox_key',
  'inbox_event',
  'inbox_start',
  'inbox_gate',
  'parked_key',
  'parked_event',
  'parked_claim',
] as const;

/**
 * Statements that make empty copies with all that belongs to a table, under the same names: a copy may take the place of
 * its original, and later migrations find what they expect. `LIKE` alone would name indexes anew and forget storage
 * parameters and grants.
 */
const copies = `
  WITH tables AS (
    SELECT $1::text AS target, oid AS id, relname AS name, relowner, reloptions, relacl FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY($2)
  )
  SELECT 1 AS place, name, format('CREATE TABLE %I.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)', target, name, name)
    AS statement FROM tables
  UNION ALL SELECT 2, name, format('ALTER TABLE %I.%I SET (%s)', target, name, array_to_string(reloptions, ', '))
    FROM tables WHERE reloptions IS NOT NULL
  UNION ALL SELECT 3, name, format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', target, name, conname, pg_get_constraintdef(oid))
    FROM tables JOIN pg_constraint ON conrelid = id AND contype IN ('p', 'u', 'x')
  UNION ALL SELECT 4, name,
      replace(pg_get_indexdef(indexrelid), format(' ON public.%I ', name), format(' ON %I.%I ', target, name))
    FROM tables JOIN pg_index ON indrelid = id
    WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  UNION ALL SELECT 5, name, format('GRANT %s ON %I.%I TO %s', privilege_type, target, name,
      CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
    FROM tables, aclexplode(relacl) WHERE grantee <> relowner
  ORDER BY place, name`;

/** Makes the schema with empty copies of these tables and of the inbox's. */
export async function copyTables(db: Db, schema: string, projections: readonly string[]): Promise<void> {
  await db.query(`CREATE SCHEMA ${schema}`);
  const statements = await db.query<{ readonly statement: string }>(copies, [
    schema,
    [...projections, ...inboxTables],
  ]);
  for (const { statement } of statements) void db.query(statement);
}

export function dropTables(db: Pick<Db, 'query'>, schema: string): Promise<unknown> {
  return db.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
}
