import { LEDGER_CURRENCY, PrimGeriAlindi, PrimHakedildi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { CommissionEntry } from './commission-entry.entity.js';
import type { Entry } from './sale.js';

/** Publishes an entry. @returns its row. */
export function tellEntry(tx: Tx, invoiceNo: string, entryNo: number, entry: Entry): RowOf<CommissionEntry> {
  const { employeeNo, date, rate, base, amount, tax, paymentNo, returnInvoiceNo } = entry;
  const accrualNo = `PRM-${invoiceNo}/${String(entryNo)}`;
  const money = { base: base.toString(), amount: amount.toString(), tax: tax.toString() };
  const told = {
    accrualNo,
    employeeNo,
    invoiceNo,
    date,
    rate,
    currency: LEDGER_CURRENCY,
    ...money,
    net: amount.minus(tax).toString(),
  };
  tx.touched('commission_entry', accrualNo);
  if (entry.kind === 'ACCRUAL') tx.publish(PrimHakedildi, { ...told, paymentNo });
  else tx.publish(PrimGeriAlindi, { ...told, returnInvoiceNo });
  return { ...entry, ...money, accrualNo, invoiceNo, entryNo };
}
