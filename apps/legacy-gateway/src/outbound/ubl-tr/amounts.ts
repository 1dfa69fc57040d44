import { KervanError } from '@kervan/contracts';
import { written } from '../values/written.js';
import { leaf, type Xml } from './xml-text.js';

/** Rule of UBL-TR for every amount but prices. */
const amountStyle = { type: 'decimal', places: 2, decimal: '.', grouping: null, sign: 'before' } as const;
const decimals = /\.\d{3,}$/;

/** An amount of the document's currency. @throws KervanError FORMAT_ERROR for more than 2 decimals */
export function amount(name: string, value: string, currency: string): Xml {
  return leaf(name, written(value, amountStyle, name), { currencyID: currency });
}

/** A price, exact: the amounts could not be computed again from a rounded one. */
export function price(name: string, value: string, currency: string): Xml {
  const text = decimals.test(value) ? value : written(value, amountStyle, name);
  return leaf(name, text, { currencyID: currency });
}

/** @throws KervanError RULE_VIOLATION */
export function refuse(field: string, why: string): never {
  throw new KervanError('RULE_VIOLATION', `${field}: ${why}`);
}
