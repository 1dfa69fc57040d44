import { Money } from '@kervan/money';
import { difference, sumOf, worthOf, type Rates, type Worth } from './worth.js';

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
  /** Whether nothing of the invoice was open after it. */
  readonly settled: boolean;
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
 * for anybody else. Accrued is what was left at the settlement; a return after it takes back what the commission falls by,
 * so that of an invoice returned whole nothing is left. Where the sale turns out to be somebody else's, what was accrued is
 * taken back as a whole; where a payment turns out to have settled it before a return, what was accrued is made up to it.
 */
export function missingEntries(sale: Sale, taxRate: string): Entry[] {
  const { seller, returns } = sale;
  const known = accruedOf(sale.entries);
  if (known && known.accrual.employeeNo === seller?.employeeNo) return continued(sale, known);
  const before = known && !known.left.amount.isZero ? [wholeReversal(sale, known)] : [];
  if (!seller) return before;
  const deducted = returns.filter((goods) => goods.counted || isBeforeSettlement(sale, goods));
  const accrual = {
    ...seller,
    taxRate,
    ...worthOf(netWithout(sale, deducted), sale.fxRate, { ...seller, taxRate }),
  };
  if (accrual.amount.isZero) return before;
  const later = reversals(sale, { accrual, left: accrual }, deducted);
  return [...before, toAccrual(sale, accrual), ...later];
}

/** What was accrued for one employee. */
interface Accrued {
  /** As it was accrued, in sum. */
  readonly accrual: Earning;
  /** Without what was taken back. */
  readonly left: Worth;
}

interface Earning extends Worth, Rates {
  readonly employeeNo: string;
  /** Of the last entry. */
  readonly paymentNo?: string | null;
}

/** The last accrual; null where there is none, or it was taken back as a whole. */
function accruedOf(entries: readonly Entry[]): Accrued | null {
  return entries.reduce<Accrued | null>((before, entry) => {
    if (entry.kind === 'REVERSAL')
      return before && entry.returnInvoiceNo !== null
        ? { ...before, left: difference(before.left, entry) }
        : null;
    if (before?.accrual.employeeNo !== entry.employeeNo) return { accrual: entry, left: entry };
    return { accrual: { ...entry, ...sumOf(before.accrual, entry) }, left: sumOf(before.left, entry) };
  }, null);
}

/** Every return of a settled invoice says that it is settled, so the first of them settled it, unless a payment did. */
function isBeforeSettlement({ settledBy, returns }: Sale, goods: ReturnOfSale): boolean {
  return !goods.settled || (settledBy === null && goods === returns.find(({ settled }) => settled));
}

/** More of the same accrual where it turned out that a payment settled before, and what returns take back. */
function continued(sale: Sale, { accrual, left }: Accrued): Entry[] {
  const counted = sale.returns.filter((goods) => goods.counted);
  const turnedOut = sale.settledBy !== null && accrual.paymentNo === null;
  const takenBack = new Set(sale.entries.map(({ returnInvoiceNo }) => returnInvoiceNo));
  const deducted = counted.filter(({ returnNo }) => !takenBack.has(returnNo));
  const atSettlement = turnedOut ? deducted.filter(({ settled }) => !settled) : deducted;
  const rise = difference(worthOf(netWithout(sale, atSettlement), sale.fxRate, accrual), accrual);
  if (!turnedOut || rise.amount.isZero || rise.amount.isNegative)
    return reversals(sale, { accrual, left }, counted);
  const known = counted.filter((goods) => takenBack.has(goods.returnNo) || !goods.settled);
  return [
    toAccrual(sale, { ...accrual, ...rise }),
    ...reversals(sale, { accrual, left: sumOf(left, rise) }, known),
  ];
}

function toAccrual(sale: Sale, { employeeNo, rate, taxRate, base, amount, tax }: Earning): Entry {
  const { settledOn: date, settledBy: paymentNo } = sale;
  return {
    kind: 'ACCRUAL',
    employeeNo,
    rate,
    taxRate,
    base,
    amount,
    tax,
    date,
    paymentNo,
    returnInvoiceNo: null,
  };
}

/** What the returns take back of an accrual that are not among the known ones. */
function reversals(sale: Sale, { accrual, left }: Accrued, before: readonly ReturnOfSale[]): Entry[] {
  const known = [...before];
  const entries: Entry[] = [];
  let rest = left;
  for (const goods of sale.returns.filter((each) => !before.includes(each))) {
    known.push(goods);
    const after = worthOf(netWithout(sale, known), sale.fxRate, accrual);
    const fall = difference(rest, after);
    // What rounds to nothing is taken back with the next return.
    if (fall.amount.isZero) continue;
    entries.push({ ...reversal(accrual, fall), date: goods.issueDate, returnInvoiceNo: goods.returnNo });
    rest = after;
  }
  return entries;
}

function wholeReversal({ settledOn }: Sale, { accrual, left }: Accrued): Entry {
  return { ...reversal(accrual, left), date: settledOn, returnInvoiceNo: null };
}

function reversal({ employeeNo, rate, taxRate }: Earning, { base, amount, tax }: Worth) {
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
