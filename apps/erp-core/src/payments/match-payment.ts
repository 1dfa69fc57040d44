import { KervanError, TahsilatEslestirildi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { lockAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { settleInvoices, type Settlement } from '../invoices/settle-invoices.js';
import { allocate } from './allocate.js';
import { findPayment } from './find-payment.js';
import { matchDay } from './match-day.js';
import { matchOf, matchRowOf } from './match-of.js';
import { findNamed, type FoundInvoice, type NamedInvoice } from './named-invoices.js';
import { PaymentMatchRow } from './payment-match.entity.js';
import type { Payment } from './payment.entity.js';
import { takeFrom } from './use-advances.js';

export interface LaterMatch {
  readonly invoices: readonly NamedInvoice[];
  /** Day it is asked for; later where payment or invoices are. */
  readonly matchDate: string;
}

/**
 * Matches what is left of a payment to invoices of its account, all of it or nothing.
 *
 * @throws KervanError INVOICE_NOT_FOUND, INVOICE_STATE_INVALID, RULE_VIOLATION, NUMBER_INVALID, VERSION_MISMATCH,
 *   PAYMENT_STATE_INVALID when less is left of the payment, or open of an invoice, than asked.
 */
export async function matchPayment(
  tx: Tx,
  { paymentNo, accountNo }: Pick<Payment, 'paymentNo' | 'accountNo'>,
  { invoices, matchDate: asked }: LaterMatch,
  precondition: Precondition,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  const payment = await findPayment(tx.db, paymentNo);
  precondition(payment);
  const { currency } = payment;
  const total = Money.of(payment.unmatched, currency);
  const named = await findNamed(tx.db, accountNo, Money.of(payment.amount, currency), invoices);
  const { settlements, left } = allocate(
    total,
    named.map((each) => ({ invoice: payable(each), upTo: each.upTo })),
  );
  assertAllMatched(payment, named, settlements);
  const matched = total.minus(left);
  moveExposure(tx, account, { balance: matched.negated(), advances: matched.negated() });
  const { version, unmatched } = takeFrom(tx, payment, matched);
  const matches = await settleInvoices(tx, settlements);
  const issueDates = matches.map(({ invoice }) => invoice.issueDate);
  const matchDate = matchDay({ paymentDate: payment.paymentDate, issueDates, asked });
  const of = { paymentNo, paymentVersion: version, matchDate };
  void tx.db.insert(
    PaymentMatchRow,
    matches.map((match) => matchRowOf(match, of)),
  );
  tx.publish(TahsilatEslestirildi, {
    paymentNo,
    accountNo,
    matchDate,
    currency,
    fxRate: payment.fxRate ?? undefined,
    matches: matches.map(matchOf),
    unmatched,
  });
}

function payable({ invoiceNo, found }: FoundInvoice) {
  if (typeof found !== 'string') return found;
  if (found === 'INVOICE_UNKNOWN')
    throw new KervanError('INVOICE_NOT_FOUND', `invoice ${invoiceNo} does not exist`);
  if (found === 'INVOICE_OF_ANOTHER_ACCOUNT')
    throw new KervanError('RULE_VIOLATION', `invoice ${invoiceNo} is one of another account`);
  throw new KervanError('INVOICE_STATE_INVALID', `invoice ${invoiceNo} is CANCELLED and cannot be paid`, {
    facts: { state: 'CANCELLED' },
  });
}

/** @throws KervanError PAYMENT_STATE_INVALID naming the first invoice that gets less than asked, or nothing. */
function assertAllMatched(
  payment: RowOf<Payment>,
  named: readonly FoundInvoice[],
  settlements: readonly Settlement[],
): void {
  const paid = new Map(settlements.map(({ invoice, amount }) => [invoice.invoiceNo, amount]));
  const short = named.find(({ invoiceNo, upTo }) => {
    const amount = paid.get(invoiceNo);
    return amount === undefined || (upTo !== undefined && amount.compare(upTo) < 0);
  });
  if (!short) return;
  const { paymentNo, unmatched, currency } = payment;
  const left = `${unmatched} ${currency} of payment ${paymentNo}`;
  throw new KervanError(
    'PAYMENT_STATE_INVALID',
    `${left} or what is open of ${short.invoiceNo} is too little`,
    {
      facts: { state: Money.of(unmatched, currency).isZero ? 'MATCHED' : 'UNMATCHED', unmatched },
    },
  );
}
