import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/**
 * Everything that would not come along when a table is replaced by its copy, or would be written by both. `tables` are
 * the projections that exist.
 */
const faults = `
  WITH wanted AS (SELECT name, to_regclass(format('public.%I', name)) AS id FROM unnest($1::text[]) AS each (name)),
  tables AS (SELECT name, id, relkind, relispartition, relrowsecurity FROM wanted JOIN pg_class ON oid = id)
  SELECT name || ' does not exist' AS fault FROM wanted WHERE id IS NULL
  UNION ALL SELECT name || ' is not a plain table' FROM tables
    WHERE relkind <> 'r' OR relispartition OR id IN (SELECT inhrelid FROM pg_inherits UNION SELECT inhparent FROM pg_inherits)
  UNION ALL SELECT name || ' has row security' FROM tables WHERE relrowsecurity
  UNION ALL SELECT format('%s has the foreign key %s', name, conname)
    FROM tables JOIN pg_constraint ON contype = 'f' AND conrelid = id
  UNION ALL SELECT format('%s is referenced by the foreign key %s', name, conname)
    FROM tables JOIN pg_constraint ON contype = 'f' AND confrelid = id AND conrelid <> id
  UNION ALL SELECT format('%s has the trigger %s', name, tgname)
    FROM tables JOIN pg_trigger ON tgrelid = id AND NOT tgisinternal
  UNION ALL SELECT DISTINCT format('%s is read by the view %s', name, ev_class::regclass)
    FROM tables JOIN pg_depend ON refclassid = 'pg_class'::regclass AND refobjid = id AND classid = 'pg_rewrite'::regclass
      JOIN pg_rewrite ON pg_rewrite.oid = objid
  UNION ALL SELECT DISTINCT format('%s is used by the function %s', name, objid::regproc)
    FROM tables JOIN pg_depend ON refclassid = 'pg_class'::regclass AND refobjid = id AND classid = 'pg_proc'::regclass
  UNION ALL SELECT DISTINCT format('%s draws from the sequence %s', name, refobjid::regclass)
    FROM tables JOIN pg_attrdef ON adrelid = id
      JOIN pg_depend ON classid = 'pg_attrdef'::regclass AND objid = pg_attrdef.oid AND refclassid = 'pg_class'::regclass
      JOIN pg_class AS source ON source.oid = refobjid AND source.relkind = 'S'
  UNION ALL SELECT 'track_counts is off, so that no one would see what a handler writes elsewhere'
    WHERE NOT current_setting('track_counts')::boolean`;

/** @throws KervanError REPLAY_UNFIT naming everything that keeps the tables from being copied and replaced. */
export async function refuseUnfitTables(db: Pick<Db, 'query'>, tables: readonly string[]): Promise<void> {
  const found = await db.query<{ readonly fault: string }>(
    `SELECT fault FROM (${faults}) AS all_faults ORDER BY 1`,
    [tables],
  );
  if (found.length > 0) throw new KervanError('REPLAY_UNFIT', found.map(({ fault }) => fault).join('; '));
}
