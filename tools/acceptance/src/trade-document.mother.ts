import type { DataOf, SatisBelgesiAlindi } from '@kervan/contracts';

/** Of an order or a document. Quantities and prices are decimal text. */
export interface OrderLine {
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice?: string;
}

export const businessDate = '2010-12-01';
export const currency = 'TRY';
export const unitPrice = '2.55';

/**
 * A sale or return that a legacy system tells of. Of a sale the core makes order `SIP-<documentNo>` and approves it: much
 * quicker than over its API, where every order costs two requests.
 */
export function tradeDocument(
  accountNo: string,
  documentNo: string,
  lines: readonly OrderLine[],
): DataOf<typeof SatisBelgesiAlindi> {
  return {
    documentNo,
    origin: { source: 'online-retail', file: `${businessDate}.csv`, sha256: '0'.repeat(64), line: 2 },
    businessDate,
    accountNo,
    currency,
    lines: lines.map((line, index) => ({ lineNo: index + 1, unitPrice, ...line })),
  };
}
