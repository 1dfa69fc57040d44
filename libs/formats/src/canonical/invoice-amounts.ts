import type { CanonicalInvoice } from './documents.js';
import { exact, nothing, shortest, sumOf, type Exact } from './exact.js';

/** A figure that the document states and its parts do not give. */
export interface AmountMismatch {
  /** Field of {@link CanonicalInvoice}. */
  readonly field: string;
  readonly stated: string;
  readonly computed: string;
}

/**
 * Compares what an invoice states with what its parts give: lines with their sum, sums with the amount without
 * tax, that with tax, and all of it with what is to be paid. What the document does not state is not compared.
 *
 * @param tolerance by how much each may differ, in the currency of the invoice, decimal text; parts are what is stated, so
 * that differences do not add up.
 */
export function amountMismatches(invoice: CanonicalInvoice, tolerance = '0'): AmountMismatch[] {
  const { totals } = invoice;
  const found: AmountMismatch[] = [];
  const compare = (field: string, stated: string | null, computed: Exact): Exact => {
    if (stated === null) return computed;
    if (exact(stated).minus(computed).abs().gt(tolerance))
      found.push({ field, stated, computed: shortest(computed) });
    return exact(stated);
  };
  const stated = (text: string | null): Exact => (text === null ? nothing : exact(text));
  const ofKind = (kind: 'allowance' | 'charge') =>
    sumOf(invoice.allowanceCharges.filter((entry) => entry.kind === kind).map(({ amount }) => amount));

  const lineNet = compare('totals.lineNet', totals.lineNet, sumOf(invoice.lines.map(({ net }) => net)));
  const allowance = compare('totals.allowance', totals.allowance, ofKind('allowance'));
  const charge = compare('totals.charge', totals.charge, ofKind('charge'));
  const exclusive = compare(
    'totals.taxExclusive',
    totals.taxExclusive,
    lineNet.minus(allowance).plus(charge),
  );
  const subtotals = sumOf(invoice.taxes.map(({ amount }) => amount));
  const tax = invoice.taxes.length > 0 ? compare('totals.tax', totals.tax, subtotals) : stated(totals.tax);
  const inclusive = compare('totals.taxInclusive', totals.taxInclusive, exclusive.plus(tax));
  const withheld = sumOf(invoice.withheld.map(({ amount }) => amount));
  compare(
    'totals.payable',
    totals.payable,
    inclusive.minus(withheld).minus(stated(totals.prepaid)).plus(stated(totals.rounding)),
  );
  return found;
}
