import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Opening } from './stock.schema.js';

const input = `unnest($2::text[], $3::numeric[], $4::numeric[]) AS given (sku, opening_quantity, unit_cost)`;

/**
 * Makes the items that do not exist yet, with nothing in stock.
 *
 * @returns their SKUs.
 * @throws KervanError RESOURCE_EXISTS naming an item that was opened with another quantity or cost.
 */
export async function insertNewItems(
  db: Db,
  { depotNo, items }: Opening,
  currency: string,
): Promise<ReadonlySet<string>> {
  const given = [
    depotNo,
    ...(['sku', 'quantity', 'unitCost'] as const).map((field) => items.map((item) => item[field])),
  ];
  const created = await db.query<{ sku: string }>(
    `INSERT INTO stock_item (depot_no, sku, on_hand, reserved, cost_value, unit_cost, opening_quantity, currency, version)
     SELECT $1, sku, 0, 0, 0, unit_cost, opening_quantity, $5, 0 FROM ${input} ORDER BY sku COLLATE "C"
     ON CONFLICT DO NOTHING RETURNING sku`,
    [...given, currency],
  );
  const [other] = await db.query<{ sku: string }>(
    `SELECT sku FROM stock_item JOIN ${input} USING (sku)
     WHERE depot_no = $1 AND (stock_item.opening_quantity, stock_item.unit_cost)
       IS DISTINCT FROM (given.opening_quantity, given.unit_cost) ORDER BY sku LIMIT 1`,
    given,
  );
  if (other)
    throw new KervanError(
      'RESOURCE_EXISTS',
      `${depotNo}/${other.sku} was opened with another quantity or cost`,
    );
  return new Set(created.map(({ sku }) => sku));
}
