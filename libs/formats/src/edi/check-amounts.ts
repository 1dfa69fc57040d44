import type { CanonicalInvoice } from '../canonical/documents.js';
import { amountMismatches } from '../canonical/invoice-amounts.js';
import type { Reading } from './reading.js';
import type { Segment } from './segment.js';

/** @param at the segment with the totals. */
export function checkAmounts(reading: Reading, invoice: CanonicalInvoice, at: Segment): void {
  if (reading.faults.list.length > 0) return;
  for (const { field, stated, computed } of amountMismatches(invoice, reading.tolerance)) {
    reading.faults.at(
      at,
      'AMOUNT_MISMATCH',
      `${field}: the document says ${stated}, its parts give ${computed}`,
    );
  }
}
