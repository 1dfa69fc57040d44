import { isDocumentNumber } from '@kervan/contracts';
import { exact, sumOf, type CanonicalInvoice } from '@kervan/formats';
import { isKdv, kdvRateOf } from './kdv-rate.js';
import type { Reading } from './reading.js';

/** Types of e-Fatura whose KDV is that of their products: others would be booked with a KDV that nobody owes. */
const TURKISH_TYPES: ReadonlySet<string> = new Set(['SATIS', 'IADE']);

/** Finds what an invoice says that an event of lines and prices cannot tell. */
export function checkInvoice(invoice: CanonicalInvoice, reading: Reading): void {
  if (invoice.turkish) checkTurkish(invoice.number, invoice.turkish, reading);
  const amounts = (kind: 'allowance' | 'charge') =>
    sumOf(invoice.allowanceCharges.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
  if (!amounts('allowance').eq(amounts('charge')))
    reading.find('RULE_VIOLATION', 'allowances and charges of the whole document are not taken');
  if (invoice.withheld.some(({ amount }) => !exact(amount).eq('0')))
    reading.find('RULE_VIOLATION', 'withheld taxes are not taken');
  for (const { tax, amount } of invoice.taxes)
    if (!isKdv(tax) && !exact(amount).eq('0'))
      reading.find('RULE_VIOLATION', `taxes other than KDV are not taken: ${tax.scheme.slice(0, 8)}`);
}

function checkTurkish(
  number: string,
  { profile, type }: NonNullable<CanonicalInvoice['turkish']>,
  reading: Reading,
): void {
  if (!isDocumentNumber(number))
    reading.find('NUMBER_INVALID', 'an e-Fatura has a series of 3, the year and 9 digits as its number');
  if (profile === 'TICARIFATURA' && type === 'IADE')
    reading.find('RULE_VIOLATION', 'IADE is not allowed under TICARIFATURA');
  if (!TURKISH_TYPES.has(type)) reading.find('RULE_VIOLATION', `type ${type.slice(0, 16)} is not taken`);
}

/** The KDV of a line must be that of its product, where the source lets it be compared. */
export function checkKdv(
  line: CanonicalInvoice['lines'][number],
  kdvClass: string,
  place: string,
  reading: Reading,
): void {
  const rate = kdvRateOf(line);
  const meaning = rate === null ? null : reading.meanings.kdvClassOfRate(rate);
  if (meaning === null) return;
  if ('missing' in meaning) reading.find('RULE_VIOLATION', `${place}: ${meaning.missing}`);
  else if (meaning.is !== kdvClass)
    reading.find('RULE_VIOLATION', `${place}: has KDV of class ${meaning.is}, its product ${kdvClass}`);
}
