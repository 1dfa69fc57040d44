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
  readonly fate: 'open' | 'cancelled' | 'paid' | 'matched later' | 'settled by its last return';
  readonly returns: readonly number[];
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
      'settled by its last return',
    ),
    returns: fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 4 }),
    kept: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_000 })),
  })
  .map(({ kept, ...invoice }) => {
    const returns = invoice.fate === 'cancelled' ? [] : invoice.returns;
    return { ...invoice, returns, net: returns.reduce((sum, net) => sum + net, kept) };
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

/** What an invoice earns when everything is heard of it: whose it is, by number, and how much. */
export function earnedBy(
  { employees, assignments }: SalesHistory,
  { issued, net, fate, returns }: InvoiceHistory,
): { readonly employee: number; readonly amount: number } | null {
  const settled = fate === 'paid' || fate === 'matched later' || (fate !== 'open' && returns.length > 0);
  const [served] = assignments
    .map((assignment, index) => ({ ...assignment, version: index + 1 }))
    .filter(({ validFrom }) => validFrom <= issued)
    .sort((one, other) => other.validFrom - one.validFrom || other.version - one.version);
  const seller = served && employees[served.employee];
  if (!settled || !seller || (seller.lastDay !== null && seller.lastDay < issued)) return null;
  const kept = returns.reduce((rest, returned) => rest - returned, net);
  const amount = Math.floor((kept * seller.rate + 5_000) / 10_000);
  return amount === 0 ? null : { employee: served.employee, amount };
}
