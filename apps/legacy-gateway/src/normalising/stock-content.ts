import { StokFarkiAlindi, type DataOf } from '@kervan/contracts';
import { exact, shortest, type CanonicalStockChange } from '@kervan/formats';
import type { Reading } from './reading.js';

const Content = StokFarkiAlindi.schema.omit({ origin: true });
export type StockContent = Omit<DataOf<typeof StokFarkiAlindi>, 'origin'>;

/**
 * What a change of stock or a level says; `passed`: a change of nothing. Null where it cannot be taken. A level is told even
 * if it is the one that is known: what was told before it may not have arrived yet.
 */
export function stockContentOf(
  document: CanonicalStockChange,
  documentNo: string,
  reading: Reading,
): StockContent | 'passed' | null {
  reading.openPeriod(document.day);
  const sku = reading.ownProduct(document.sku)?.sku ?? '';
  const depotNo = reading.depot(document.depot);
  const isLevel = document.meaning === 'level';
  if (isLevel) checkLevel(document, depotNo, reading);
  if (reading.problems.length > 0) return null;

  const before = isLevel ? reading.onHand(depotNo ?? '', sku) : '0';
  const difference = exact(document.quantity).minus(before);
  if (!isLevel && difference.eq('0')) return 'passed';
  return reading.content(Content, {
    documentNo,
    businessDate: document.day,
    kind: difference.lt('0') ? 'LOSS' : 'SURPLUS',
    depotNo,
    lines: [
      {
        lineNo: 1,
        sku,
        quantity: shortest(difference.abs()),
        counted: isLevel ? document.quantity : undefined,
      },
    ],
  });
}

function checkLevel(
  { quantity, depot }: CanonicalStockChange,
  depotNo: string | undefined,
  reading: Reading,
) {
  if (quantity.startsWith('-')) reading.find('RULE_VIOLATION', `the level is ${quantity}`);
  if (depotNo === undefined && depot === null)
    reading.find('DEPOT_NOT_FOUND', 'neither the document nor its source says of which depot the level is');
}
