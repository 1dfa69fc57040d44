import { SevkBelgesiAlindi, type DataOf } from '@kervan/contracts';
import type { CanonicalDespatch } from '@kervan/formats';
import type { Reading } from './reading.js';

const Content = SevkBelgesiAlindi.schema.omit({ origin: true });

/** What a despatch advice says; null where it cannot be taken. */
export function despatchContentOf(
  document: CanonicalDespatch,
  reading: Reading,
): Omit<DataOf<typeof SevkBelgesiAlindi>, 'origin'> | null {
  reading.openPeriod(document.issueDate);
  const accountNo = reading.account(document.buyer, null);
  const lines = document.lines.map((line, index) => {
    const place = `line ${index + 1}`;
    const product = reading.product(line.item, place);
    reading.unit(line.unit, product, place);
    return {
      lineNo: index + 1,
      sku: product?.sku ?? '',
      quantity: line.quantity,
      orderNo: line.orderNo ?? document.orderNo ?? undefined,
      orderLineNo: line.orderLineNo ?? undefined,
    };
  });
  return reading.content(Content, {
    documentNo: document.number,
    businessDate: document.issueDate,
    accountNo,
    lines,
  });
}
