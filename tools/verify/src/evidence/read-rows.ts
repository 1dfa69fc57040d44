import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import type { Reader } from './evidence.js';

/**
 * The one row of a statement that always gives one, parsed.
 *
 * @throws KervanError INTERNAL when there is none.
 */
export async function readOne<Row extends z.ZodObject>(
  database: Reader,
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
  database: Reader,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<ReadonlyMap<string, string>> {
  const rows = z.array(pair).parse(await database.query(sql, parameters));
  return new Map(rows.map(({ key, value }) => [key, value]));
}
