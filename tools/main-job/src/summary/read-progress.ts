import { consumerLag, consumingServices, outboxPending, readOne } from '@kervan/verify';
import { z } from 'zod';
import type { ReadProgress } from './ports.js';

/** A retry this near counts as due: waiting for it is cheaper than reporting its event as parked. */
const SOON = "interval '5 seconds'";

/** Invoiced orders whose goods were not there and are now: the warehouse despatches them by itself. */
const servableOwedOrders = `
  SELECT count(*) FROM reservation
  WHERE state = 'OWED' AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(owed->'lines') AS line (sku text, quantity numeric) GROUP BY sku
    HAVING sum(quantity) > (SELECT coalesce(sum(on_hand - reserved), 0) FROM stock_item WHERE stock_item.sku = line.sku))`;

export const readProgress: ReadProgress = async (evidence, { dropStartedAt, files }) => {
  const { 'erp-core': core, accounting, warehouse, 'legacy-gateway': gateway } = evidence.databases;
  const count = z.object({ count: z.number() });
  const [arrivals, invoices, despatches, vouchers, toTry, toRelease, toServe, pending, lag, ...retries] =
    await Promise.all([
      readOne(
        gateway,
        z.object({ filed: z.number(), lines: z.number() }),
        `SELECT count(DISTINCT file_name) FILTER (WHERE filed_at IS NOT NULL) AS filed,
         coalesce(sum(lines), 0)::bigint AS lines
       FROM arrival
       WHERE started_at >= $1 AND file_name = ANY ($2::text[]) AND outcome IS DISTINCT FROM 'CHANGED'`,
        [dropStartedAt, files],
      ),
      readOne(core, count, 'SELECT count(*) FROM invoice'),
      readOne(warehouse, count, 'SELECT count(*) FROM despatch_note'),
      readOne(accounting, count, 'SELECT count(*) FROM voucher'),
      readOne(core, count, 'SELECT count(*) FROM order_to_try'),
      readOne(core, count, 'SELECT count(*) FROM order_to_release'),
      readOne(warehouse, count, servableOwedOrders),
      outboxPending(evidence),
      consumerLag(evidence),
      ...consumingServices.map((service) =>
        readOne(
          evidence.databases[service],
          count,
          `SELECT count(*) FROM parked_claim WHERE due_at < clock_timestamp() + ${SOON}`,
        ),
      ),
    ]);
  return {
    filesWaiting: files.length - arrivals.filed,
    lines: arrivals.lines,
    invoices: invoices.count,
    despatches: despatches.count,
    vouchers: vouchers.count,
    outboxPending: pending,
    lag,
    retriesDue: [toTry, toRelease, toServe, ...retries].reduce((sum, one) => sum + one.count, 0),
  };
};
