import { TahsilatEslestirildi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { matchDay } from './match-day.js';
import { PaymentMatchRow } from './payment-match.entity.js';
import type { UsedAdvance } from './use-advances.js';

/** An invoice that is paid in advance. */
export interface AdvancedInvoice {
  readonly invoiceNo: string;
  readonly issueDate: string;
  readonly fxRate: string | undefined;
  /** Whether the advances pay all of it. */
  readonly settled: boolean;
}

/** Keeps and tells what advances were matched to an invoice. */
export function tellOfAdvances(tx: Tx, advances: readonly UsedAdvance[], invoice: AdvancedInvoice): void {
  const { invoiceNo, issueDate, fxRate, settled } = invoice;
  for (const [index, advance] of advances.entries()) {
    const { paymentNo, accountNo, paymentDate, currency, unmatched, version } = advance.payment;
    const amount = advance.amount.toString();
    const matchDate = matchDay({ paymentDate, issueDates: [issueDate] });
    const last = index === advances.length - 1;
    void tx.db.insert(PaymentMatchRow, { paymentNo, paymentVersion: version, invoiceNo, amount, matchDate });
    tx.publish(TahsilatEslestirildi, {
      paymentNo,
      accountNo,
      matchDate,
      currency,
      fxRate: advance.payment.fxRate ?? undefined,
      matches: [{ invoiceNo, amount, fxRate, settled: settled && last }],
      unmatched,
    });
  }
}
