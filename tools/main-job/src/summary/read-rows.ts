import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { z } from 'zod';

/**
 * The one row of a statement that always gives one, parsed.
 *
 * @throws KervanError INTERNAL when there is none.
 */
export async function readOne<Row extends z.ZodObject>(
  database: Pick<Db, 'query'>,
  row: Row,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<z.output<Row>> {
  const [first] = z.array(row).parse(await database.query(sql, parameters));
  if (first === undefined) throw new KervanError('INTERNAL', `no row came from: ${sql}`);
  return first;
}

const pair = z.object({ key: z.string(), value: z.string() });

/** Rows `key, value` as a map: one side of a comparison. */
export async function readPairs(
  database: Pick<Db, 'query'>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<ReadonlyMap<string, string>> {
  const rows = z.array(pair).parse(await database.query(sql, parameters));
  return new Map(rows.map(({ key, value }) => [key, value]));
}
