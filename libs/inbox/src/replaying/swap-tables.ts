import type { Db } from '@kervan/database';

/** A long reader of one of the tables must not keep everybody behind it waiting for longer. */
const LOCK_TIMEOUT_MS = 300;

/** What is replaced row by row, for other consumers have theirs in the same tables. */
const replaced = {
  inbox_key: ['consumer', 'topic', 'key'],
  inbox_event: ['consumer', 'topic', 'source', 'event_id'],
  inbox_partition: ['consumer', 'topic', 'partition'],
  parked_key: ['consumer', 'topic', 'key'],
  parked_event: ['consumer', 'topic', 'key', 'epoch', 'sequence', 'event_id'],
  parked_claim: ['consumer', 'topic', 'key'],
} as const;

/**
 * Exchanges the running tables and their shadows, and makes the inbox's rows of the consumer those of the shadow. Who
 * reads a table by name finds the new one with its next statement; those from before are in the shadow's schema.
 *
 * @param db a transaction that keeps both consumers away.
 * @throws KervanError DATABASE_CONTENTION where somebody reads a table for too long.
 */
export async function swapTables(
  db: Db,
  schema: string,
  consumer: string,
  tables: readonly string[],
): Promise<void> {
  const names = [...tables].sort().map((table) => `"${table}"`);
  void db.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
  await db.query(`LOCK TABLE ${names.map((name) => `public.${name}`).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  const between = `${schema}_between`;
  void db.query(`CREATE SCHEMA ${between}`);
  for (const name of names) {
    void db.query(`ALTER TABLE public.${name} SET SCHEMA ${between}`);
    void db.query(`ALTER TABLE ${schema}.${name} SET SCHEMA public`);
    void db.query(`ALTER TABLE ${between}.${name} SET SCHEMA ${schema}`);
  }
  void db.query(`DROP SCHEMA ${between}`);
  void db.query(`UPDATE ${schema}.parked_claim SET owner = NULL, lease_until = NULL WHERE owner IS NOT NULL`);
  for (const [table, key] of Object.entries(replaced)) void replace(db, schema, consumer, table, key);
  // What follows must find everything done.
  await db.query('SELECT 1');
}

/** Touches only rows that differ: of millions of marks few do, and of foreign events only when they came. */
function replace(
  db: Db,
  schema: string,
  consumer: string,
  table: string,
  key: readonly string[],
): Promise<unknown> {
  const same = table === 'inbox_event' ? '' : 'AND live IS NOT DISTINCT FROM shadow';
  const ofBoth = key.map((column) => `live.${column} = shadow.${column}`).join(' AND ');
  void db.query(
    `DELETE FROM public.${table} AS live WHERE consumer = $1 AND NOT EXISTS (
       SELECT FROM ${schema}.${table} AS shadow WHERE ${ofBoth} ${same})`,
    [consumer],
  );
  return db.query(
    `INSERT INTO public.${table} SELECT * FROM ${schema}.${table} AS shadow WHERE consumer = $1 AND NOT EXISTS (
       SELECT FROM public.${table} AS live WHERE ${ofBoth})`,
    [consumer],
  );
}
