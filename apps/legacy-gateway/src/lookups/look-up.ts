import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Facts, Questions } from './facts.js';

const LOOK_UP = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object(
        'accountNo', account_no, 'currency', currency, 'status', status, 'taxNo', tax_no)), '[]')
      FROM account WHERE account_no = ANY($1) OR tax_no = ANY($2)) AS accounts,
    (SELECT coalesce(json_agg(json_build_object('sku', sku, 'unit', unit, 'kdvClass', kdv_class)), '[]')
      FROM product WHERE sku = ANY($3)) AS products,
    (SELECT coalesce(json_agg(depot_no), '[]') FROM unnest($4::text[]) AS asked (depot_no)
      WHERE EXISTS (SELECT FROM stock_level WHERE stock_level.depot_no = asked.depot_no)) AS "depotNos",
    (SELECT coalesce(json_agg(json_build_object(
        'depotNo', depot_no, 'sku', sku, 'onHand', trim_scale(on_hand)::text)), '[]')
      FROM stock_level JOIN unnest($5::text[], $6::text[]) AS asked (depot_no, sku) USING (depot_no, sku)) AS levels,
    (SELECT coalesce(json_agg(period), '[]') FROM closed_period WHERE period = ANY($7)) AS "closedPeriods",
    EXISTS (SELECT FROM inbox_partition WHERE next_offset < replay_until) AS "isRebuilding"`;

const nothing: Found = {
  ...{ accounts: [], products: [], depotNos: [], levels: [], closedPeriods: [] },
  isRebuilding: false,
};

/** In the same snapshot: what is missing may only not be told again yet. */
type Found = Facts & { readonly isRebuilding: boolean };

/**
 * Asks everything about a batch with one statement.
 *
 * @throws KervanError DATABASE_UNAVAILABLE; NOT_READY as long as a rebuild has not told everything again
 */
export async function lookUp(db: Pick<Db, 'query'>, asked: Questions): Promise<Facts> {
  const [{ isRebuilding, ...facts } = nothing] = await db.query<Found>(LOOK_UP, [
    [...asked.accountNos],
    [...asked.taxNos],
    [...asked.skus],
    [...asked.depotNos],
    asked.levels.map(({ depotNo }) => depotNo),
    asked.levels.map(({ sku }) => sku),
    [...asked.periods],
  ]);
  if (isRebuilding) throw new KervanError('NOT_READY', 'what the gateway knows is being rebuilt');
  return facts;
}
