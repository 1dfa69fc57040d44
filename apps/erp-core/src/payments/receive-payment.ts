import { documentNumber, seriesOf, TahsilatAlindi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { assertCurrency } from '../accounts/assert-currency.js';
import { lockAccount } from '../accounts/find-account.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { fxRateOn } from '../fx/fx-rate-on.js';
import { settleInvoices, type Settled } from '../invoices/settle-invoices.js';
import { allocate, type InvoiceToPay } from './allocate.js';
import { amountIn } from './amount-in.js';
import { matchDay } from './match-day.js';
import { matchOf, matchRowOf } from './match-of.js';
import { findNamed, meantForOthers, type FoundInvoice, type NamedInvoice } from './named-invoices.js';
import { openInvoices } from './open-invoices.js';
import { PaymentMatchRow } from './payment-match.entity.js';
import { Payment } from './payment.entity.js';
import { raiseWorkItems } from './raise-work-items.js';

export interface PaymentToReceive extends Pick<
  Payment,
  'accountNo' | 'paymentDate' | 'method' | 'currency' | 'amount' | 'payerIban'
> {
  /** Absent: the open invoices of the account, the one that is due first before the others. */
  readonly invoices?: readonly NamedInvoice[] | undefined;
}

/** A payment that is received; its number is there when everything is written. */
export interface ReceivedPayment {
  readonly paymentNo: () => string;
}

/**
 * Takes a payment: what it can be matched to settles invoices and lowers the balance; the rest is an advance. Of every
 * invoice that it names and that is unknown, cancelled or one of another account a work item is kept, and what it names
 * for it stays an advance. An invoice of which nothing is open any more takes nothing, and is no work for anybody.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, RULE_VIOLATION, NUMBER_INVALID, FX_RATE_NOT_FOUND
 */
export async function receivePayment(tx: Tx, given: PaymentToReceive): Promise<ReceivedPayment> {
  const { accountNo, paymentDate, currency } = given;
  const account = await lockAccount(tx.db, accountNo);
  assertCurrency('the payment', currency, account);
  const total = amountIn(currency, given.amount);
  const named = given.invoices && (await findNamed(tx.db, accountNo, total, given.invoices));
  const [fxRate, invoices] = await Promise.all([
    fxRateOn(tx.db, currency, paymentDate),
    invoicesToPay(tx.db, accountNo, named),
  ]);
  const meant = meantForOthers(currency, named ?? []);
  const { settlements, left } = allocate(total.minus(meant), invoices);
  const unmatched = left.plus(meant);
  moveExposure(tx, account, { balance: total.minus(unmatched).negated(), advances: unmatched });
  const matches = await settleInvoices(tx, settlements);
  const series = seriesOf('THS', paymentDate);
  let paymentNo = '';
  tx.number(series, (number) => {
    paymentNo = documentNumber(series, number);
    const { method, payerIban } = given;
    const head = { paymentNo, accountNo, paymentDate, method, currency, amount: total.toString() };
    const payment = { ...head, fxRate: fxRate ?? null, unmatched: unmatched.toString(), payerIban };
    writePayment(tx, { ...payment, series, number, version: 1 }, matches);
    raiseWorkItems(tx, paymentNo, named ?? []);
  });
  return { paymentNo: () => paymentNo };
}

async function invoicesToPay(
  db: Db,
  accountNo: string,
  named: readonly FoundInvoice[] | undefined,
): Promise<InvoiceToPay[]> {
  if (!named) return (await openInvoices(db, accountNo)).map((invoice) => ({ invoice }));
  return named.flatMap(({ found, upTo }) => (typeof found === 'string' ? [] : [{ invoice: found, upTo }]));
}

function writePayment(tx: Tx, payment: RowOf<Payment>, matches: readonly Settled[]): void {
  const { paymentNo, accountNo, paymentDate, method, currency, fxRate, amount, unmatched, version } = payment;
  tx.touched('payment', paymentNo, { before: null, after: version });
  void tx.db.insert(Payment, payment);
  void tx.db.insert(
    PaymentMatchRow,
    matches.map((match) => {
      const matchDate = matchDay({ paymentDate, issueDates: [match.invoice.issueDate] });
      return matchRowOf(match, { paymentNo, paymentVersion: version, matchDate });
    }),
  );
  tx.publish(TahsilatAlindi, {
    paymentNo,
    accountNo,
    paymentDate,
    method,
    currency,
    fxRate: fxRate ?? undefined,
    amount,
    matches: matches.map(matchOf),
    unmatched,
  });
}
