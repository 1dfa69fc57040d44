import type { Readers } from '../../evidence/evidence.js';
import { readPairs } from '../../evidence/read-rows.js';
import { differences } from '../differences.js';
import type { Comparison } from '../invariant-check.js';

const vouchersByEvent = `
  SELECT 'event ' || source_event_id AS key, count(*)::text AS value FROM voucher GROUP BY source_event_id`;

/** Exactly one voucher per event on the broker that the ledger posts, of whatever kind. */
export async function oneVoucherPerEvent(
  { accounting }: Readers<'accounting'>,
  postedIds: ReadonlySet<string>,
): Promise<Comparison> {
  const vouchers = await readPairs(accounting, vouchersByEvent);
  const published = new Map([...postedIds].map((id) => [`event ${id}`, '1']));
  return {
    compared: `${published.size} events, one voucher each`,
    faults: differences(['published', published], ['vouchers', vouchers]),
  };
}
