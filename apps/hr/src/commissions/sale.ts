import { Money } from '@kervan/money';
import { difference, worthOf, type Rates, type Worth } from './worth.js';

/** A settled invoice with everything that decides on its commission. */
export interface Sale {
  readonly invoiceNo: string;
  /** In the currency of the invoice. */
  readonly net: Money;
  /** TRY for one unit of it; null for TRY. */
  readonly fxRate: string | null;
  readonly settledOn: string;
  /** The payment that settled it; null: a return did. */
  readonly settledBy: string | null;
  /** Who earns by it; null where nobody does: unknown yet, left before it, or the invoice is cancelled. */
  readonly seller: Seller | null;
  /** Oldest first. */
  readonly returns: readonly ReturnOfSale[];
  /** What was accrued and taken back until now, in order. */
  readonly entries: readonly Entry[];
}

export interface Seller {
  readonly employeeNo: string;
  /** Percent. */
  readonly rate: string;
}

export interface ReturnOfSale {
  readonly returnNo: string;
  readonly issueDate: string;
  readonly net: Money;
  /** Whether an entry was made in knowledge of it. */
  readonly counted: boolean;
}

/** An accrual, or what was taken back of it; amounts are positive both ways. */
export interface Entry extends Worth, Rates {
  readonly kind: 'ACCRUAL' | 'REVERSAL';
  readonly employeeNo: string;
  readonly date: string;
  readonly paymentNo: string | null;
  readonly returnInvoiceNo: string | null;
}

/**
 * The entries that are missing, so that accrued - reversed = half-up(rate x (net - returned)) for the seller and nothing
 * for anybody else. A return takes back what the commission falls by, so that of an invoice returned whole nothing is
 * left. Where the sale turns out to be somebody else's, what was accrued is taken back as a whole.
 */
export function missingEntries(sale: Sale, taxRate: string): Entry[] {
  const { seller } = sale;
  const accrued = accruedOf(sale.entries);
  if (accrued && accrued.employeeNo === seller?.employeeNo) return reversalsByReturn(sale, accrued);
  return [
    ...(accrued ? [wholeReversal(sale, accrued)] : []),
    ...(seller ? accrual(sale, { ...seller, taxRate }) : []),
  ];
}

/** The last accrual, with what is left of it; null when nothing is. */
function accruedOf(entries: readonly Entry[]): Entry | null {
  const accrued = entries.reduce<Entry | null>(
    (before, entry) =>
      entry.kind === 'ACCRUAL' || before === null ? entry : { ...before, ...difference(before, entry) },
    null,
  );
  return accrued === null || accrued.amount.isZero ? null : accrued;
}

function accrual(sale: Sale, earning: Seller & Rates): Entry[] {
  const { settledOn, settledBy, fxRate } = sale;
  const worth = worthOf(netWithout(sale, sale.returns), fxRate, earning);
  if (worth.amount.isZero) return [];
  return [
    { kind: 'ACCRUAL', ...earning, ...worth, date: settledOn, paymentNo: settledBy, returnInvoiceNo: null },
  ];
}

function reversalsByReturn(sale: Sale, accrued: Entry): Entry[] {
  const known = sale.returns.filter(({ counted }) => counted);
  const entries: Entry[] = [];
  let left: Worth = accrued;
  for (const goods of sale.returns.filter(({ counted }) => !counted)) {
    known.push(goods);
    const after = worthOf(netWithout(sale, known), sale.fxRate, accrued);
    const fall = difference(left, after);
    // What rounds to nothing is taken back with the next return.
    if (fall.amount.isZero) continue;
    entries.push({ ...reversal(accrued, fall), date: goods.issueDate, returnInvoiceNo: goods.returnNo });
    left = after;
  }
  return entries;
}

function wholeReversal({ settledOn }: Sale, accrued: Entry): Entry {
  return { ...reversal(accrued, accrued), date: settledOn, returnInvoiceNo: null };
}

function reversal({ employeeNo, rate, taxRate }: Entry, { base, amount, tax }: Worth) {
  return { kind: 'REVERSAL' as const, employeeNo, rate, taxRate, base, amount, tax, paymentNo: null };
}

/** Net of what stayed with the customer, never below zero. */
function netWithout({ net }: Sale, returns: readonly ReturnOfSale[]): Money {
  const returned = Money.sum(
    net.currency,
    returns.map((goods) => goods.net),
  );
  const rest = net.minus(returned);
  return rest.isNegative ? Money.zero(net.currency) : rest;
}
