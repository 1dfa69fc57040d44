import { decimalText } from '../text/decimal-text.js';

/** `xsd:decimal` in the shortest form of canonical decimals; null: it is none. A comma is no decimal mark in XML. */
export function xmlDecimal(text: string): string | null {
  if (text.includes(',')) return null;
  return decimalText(text.replace(/^\+(?=[\d.])/, '').replace(/\.$/, ''));
}
