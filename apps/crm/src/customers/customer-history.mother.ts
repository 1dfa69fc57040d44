import fc from 'fast-check';

/** What happens to an order, in order. */
export type Fate = 'approved' | 'held' | 'cancelled';

/** Amounts are whole kurus. */
export interface OrderHistory {
  /** Of the first approval; the n-th is of n times as much. */
  readonly gross: number;
  readonly fates: readonly Fate[];
  readonly billed: {
    readonly payable: number;
    readonly cancelled: boolean;
    /** Every other one names no invoice. */
    readonly returns: readonly number[];
    readonly payments: readonly {
      readonly atOnce: number;
      readonly later: number;
      readonly advance: number;
    }[];
  } | null;
}

export interface CustomerHistory {
  /** Versions 2, 3, ... of the credit limit. */
  readonly limits: readonly number[];
  readonly orders: readonly OrderHistory[];
}

const amount = fc.integer({ min: 1, max: 100_000 });
const fates = fc.constantFrom<readonly Fate[]>(
  ['approved'],
  ['held'],
  ['held', 'approved'],
  ['approved', 'held'],
  ['approved', 'held', 'approved'],
  ['approved', 'held', 'approved', 'held'],
  ['approved', 'cancelled'],
  ['approved', 'held', 'cancelled'],
);
const payment = fc.record({ atOnce: amount, later: amount, advance: amount });
const bill = fc.record({
  payable: amount,
  cancelled: fc.boolean(),
  returns: fc.array(amount, { maxLength: 3 }),
  payments: fc.array(payment, { maxLength: 3 }),
});

export const customerHistory: fc.Arbitrary<CustomerHistory> = fc.record({
  limits: fc.array(amount, { maxLength: 4 }),
  orders: fc.array(fc.record({ gross: amount, fates, billed: fc.option(bill) }), { maxLength: 5 }),
});

/** What an order adds to the open orders when everything is heard of it. */
export function openAmountOf({ gross, fates: of, billed }: OrderHistory): number {
  const approvals = of.filter((fate) => fate === 'approved').length;
  return billed === null && of.at(-1) === 'approved' ? gross * approvals : 0;
}
