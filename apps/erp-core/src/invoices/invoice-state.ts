import { KervanError } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Invoice } from './invoice.entity.js';

export const invoiceStates = ['OPEN', 'PARTLY_SETTLED', 'SETTLED', 'CANCELLED'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export type InvoiceStanding = Pick<Invoice, 'currency' | 'payable' | 'openAmount' | 'cancelledAt'>;

/** OPEN: nothing of it was matched or returned; SETTLED: nothing of it is open any more. */
export function stateOf({ currency, payable, openAmount, cancelledAt }: InvoiceStanding): InvoiceState {
  if (cancelledAt !== null) return 'CANCELLED';
  const open = Money.of(openAmount, currency);
  if (isSettled(open)) return 'SETTLED';
  return open.compare(Money.of(payable, currency)) < 0 ? 'PARTLY_SETTLED' : 'OPEN';
}

/** Whether nothing of an invoice is open any more. */
export function isSettled(openAmount: Money): boolean {
  return openAmount.isZero || openAmount.isNegative;
}

/** What refuses work on an invoice: INVOICE_STATE_INVALID with its state. */
export function stateInvalid(
  invoice: InvoiceStanding & Pick<Invoice, 'invoiceNo'>,
  cannot: string,
): KervanError {
  const state = stateOf(invoice);
  const message = `invoice ${invoice.invoiceNo} is ${state} and cannot be ${cannot}`;
  return new KervanError('INVOICE_STATE_INVALID', message, { facts: { state } });
}
