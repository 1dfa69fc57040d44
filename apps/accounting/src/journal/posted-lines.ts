import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { Journal } from './journal.js';
import { VoucherLine } from './voucher-line.entity.js';

/**
 * The lines of a voucher in their order, also of one that this transaction posted.
 *
 * @throws KervanError VOUCHER_NOT_FOUND
 */
export async function postedLines(tx: Tx, voucherNo: string): Promise<RowOf<VoucherLine>[]> {
  tx.shared(Journal).flush();
  const lines = await tx.db.find(VoucherLine, { voucherNo });
  if (lines.length === 0) throw new KervanError('VOUCHER_NOT_FOUND', `voucher ${voucherNo} does not exist`);
  return lines.sort((one, other) => one.lineNo - other.lineNo);
}
