import fc from 'fast-check';

/** Amounts are whole kurus, rates hundredths of a percent, days of March 2026. */
export interface SalesHistory {
  readonly employees: readonly { readonly rate: number; readonly lastDay: number | null }[];
  /** Versions 1, 2, 3, ... */
  readonly assignments: readonly { readonly employee: number; readonly validFrom: number }[];
  readonly invoices: readonly InvoiceHistory[];
}

export interface InvoiceHistory {
  readonly issued: number;
  readonly net: number;
  readonly fate: 'open' | 'cancelled' | 'paid' | 'matched later' | 'settled by a return';
  /** In the order they were told. */
  readonly returns: readonly number[];
  /** How many of them came before the settlement, or before the one that settled it. */
  readonly before: number;
}

/** What an invoice earns when everything is heard of it: whose it is, by number, and how much. */
export interface Earned {
  readonly employee: number;
  /** Commission of what was left at the settlement. */
  readonly accrued: number;
  /** What it fell by with the returns after it. */
  readonly reversed: number;
}

export const EMPLOYEES = 3;

const dayOfMarch = fc.integer({ min: 1, max: 9 });

const invoiceHistory = fc
  .record({
    issued: dayOfMarch,
    fate: fc.constantFrom<InvoiceHistory['fate'][]>(
      'open',
      'cancelled',
      'paid',
      'matched later',
      'settled by a return',
    ),
    returns: fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 4 }),
    before: fc.nat(4),
    kept: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_000 })),
  })
  .map(({ kept, ...invoice }) => {
    const returns = invoice.fate === 'cancelled' ? [] : invoice.returns;
    const before = Math.min(invoice.before, returns.length);
    return { ...invoice, returns, before, net: returns.reduce((sum, net) => sum + net, kept) };
  });

export const salesHistory: fc.Arbitrary<SalesHistory> = fc.record({
  employees: fc.array(
    fc.record({ rate: fc.integer({ min: 0, max: 1_000 }), lastDay: fc.option(dayOfMarch) }),
    {
      minLength: EMPLOYEES,
      maxLength: EMPLOYEES,
    },
  ),
  assignments: fc.array(
    fc.record({ employee: fc.integer({ min: 0, max: EMPLOYEES - 1 }), validFrom: dayOfMarch }),
    { maxLength: 4 },
  ),
  invoices: fc.array(invoiceHistory, { maxLength: 4 }),
});

/** @returns null where it earns nothing. */
export function earnedBy(
  { employees, assignments }: SalesHistory,
  { issued, net, fate, returns, before }: InvoiceHistory,
): Earned | null {
  const [served] = assignments
    .map((assignment, index) => ({ ...assignment, version: index + 1 }))
    .filter(({ validFrom }) => validFrom <= issued)
    .sort((one, other) => other.validFrom - one.validFrom || other.version - one.version);
  const seller = served && employees[served.employee];
  const atSettlement = { paid: before, 'matched later': before, 'settled by a return': before + 1 };
  const deducted = fate === 'open' || fate === 'cancelled' ? null : atSettlement[fate];
  if (deducted === null || (fate === 'settled by a return' && deducted > returns.length)) return null;
  if (!seller || (seller.lastDay !== null && seller.lastDay < issued)) return null;
  const commission = (returned: readonly number[]) =>
    Math.floor((returned.reduce((rest, each) => rest - each, net) * seller.rate + 5_000) / 10_000);
  const accrued = commission(returns.slice(0, deducted));
  return { employee: served.employee, accrued, reversed: accrued - commission(returns) };
}
