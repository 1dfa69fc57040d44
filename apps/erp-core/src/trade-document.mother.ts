import type { DataOf, SatisBelgesiAlindi } from '@kervan/contracts';

type TradeDocument = DataOf<typeof SatisBelgesiAlindi>;

/** A received document of one line: 6 pieces at 2.55, 18.36 with 20 % KDV. */
export function tradeDocument(documentNo: string, changes: Partial<TradeDocument> = {}): TradeDocument {
  return {
    documentNo,
    origin: { source: 'online-retail', file: '2010-12-01.csv', sha256: '0'.repeat(64), line: 2 },
    businessDate: '2010-12-01',
    accountNo: '17850',
    currency: 'TRY',
    lines: [{ lineNo: 1, sku: '85123A', quantity: '6', unitPrice: '2.55' }],
    ...changes,
  };
}

export const account = { accountNo: '17850', segment: 'RETAIL', currency: 'TRY', creditLimit: '100.00' };

export const product = { sku: '85123A', unit: 'C62', kdvClass: 'GENERAL' };

export const rates = { rates: [{ validFrom: '2010-01-01', rate: '20' }] };
