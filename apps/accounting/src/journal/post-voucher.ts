import { YevmiyeFisiIslendi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { BalancedVoucher } from './balanced-voucher.js';
import { VoucherLine } from './voucher-line.entity.js';
import { Voucher } from './voucher.entity.js';

/** Writes a voucher with its lines and tells that it was posted. */
export async function postVoucher(tx: Tx, { head, postings, total }: BalancedVoucher): Promise<void> {
  const { voucherNo, date, sourceEventId, currency } = head;
  const sum = total.toString();
  tx.touched('voucher', voucherNo);
  tx.publish(YevmiyeFisiIslendi, { voucherNo, date, sourceEventId, currency, debit: sum, credit: sum });
  const lines = postings.map(({ glAccount, accountNo, debit, credit }, index) => ({
    voucherNo,
    lineNo: index + 1,
    glAccount,
    accountNo,
    debit: debit.toString(),
    credit: credit.toString(),
  }));
  await Promise.all([tx.db.insert(Voucher, head), tx.db.insert(VoucherLine, lines)]);
}
