import { KervanError } from './errors/kervan-error.js';

/** Rule of the e-Fatura schematron: three-character series, year of the 21st century, nine-digit sequence. */
const rule = /^[A-Z0-9]{3}20[0-9]{2}[0-9]{9}$/;

/** Whether a text is a number of an e-Fatura, whoever issued it. */
export function isDocumentNumber(text: string): boolean {
  return rule.test(text);
}

/**
 * Prefixes of our series: invoice, return invoice, despatch note (irsaliye), goods receipt (mal kabul belgesi), payment
 * (tahsilat), doubtful receivable (supheli alacak).
 */
export type SeriesPrefix = 'KRV' | 'IAD' | 'IRS' | 'MKB' | 'THS' | 'SPH';

/** Series of one prefix and year of the business date: `KRV2010`. Every year begins again at 1. */
export function seriesOf(prefix: SeriesPrefix, businessDate: string): string {
  return prefix + businessDate.slice(0, 4);
}

/**
 * Number of a document by the e-Fatura rule: `KRV2010000000001`.
 *
 * @throws KervanError NUMBER_INVALID outside 2000-2099 and beyond 999,999,999 documents of a series.
 */
export function documentNumber(series: string, number: number): string {
  const documentNo = series + String(number).padStart(9, '0');
  if (!rule.test(documentNo))
    throw new KervanError('NUMBER_INVALID', `"${documentNo}" breaks the e-Fatura number rule`);
  return documentNo;
}
