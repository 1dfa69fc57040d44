import type { InvoiceType } from '@kervan/contracts';
import { withTotals, type PricedDocument } from '../products/price-lines.js';

/** How a sale is taxed: said with the order, told by its invoice. */
export interface Taxation {
  readonly invoiceType: InvoiceType;
  /** ISTISNA only: code of the exemption from KDV, `301` for the export of goods. */
  readonly exemptionCode: string | null;
  /** TEVKIFAT only: tenths of the KDV that the buyer pays to the tax office, 1 to 10. */
  readonly withholdingTenths: number | null;
}

export const domesticSale: Taxation = { invoiceType: 'SATIS', exemptionCode: null, withholdingTenths: null };

/** The document without any KDV where the sale is exempt from it, else as it is. */
export function exempted(
  document: PricedDocument,
  currency: string,
  { invoiceType }: Taxation,
): PricedDocument {
  if (invoiceType !== 'ISTISNA') return document;
  return withTotals(
    currency,
    document.lines.map((line) => ({ ...line, kdvRate: '0' })),
  );
}
