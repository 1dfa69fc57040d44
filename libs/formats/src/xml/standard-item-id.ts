import { isoScheme } from '../canonical/in-order.js';
import type { SchemedId } from '../canonical/party.js';
import type { XmlElement } from './xml-element.js';

/** Under which documents name a GTIN: its own scheme, and that of GLNs, which samples of EN 16931 have instead. */
const gtinSchemes: readonly string[] = [isoScheme.gtin, isoScheme.gln, 'GTIN', 'EAN', 'UPC'];

/** The number of an item that is neither the seller's nor the buyer's. */
export function standardItemId(element: XmlElement | undefined): SchemedId | null {
  const id = element?.text ?? null;
  if (!element || id === null) return null;
  const scheme = element.attribute('schemeID');
  const isGtin = scheme !== null && gtinSchemes.includes(scheme) && /^\d{8,14}$/.test(id);
  return { scheme: isGtin ? isoScheme.gtin : scheme, id };
}
