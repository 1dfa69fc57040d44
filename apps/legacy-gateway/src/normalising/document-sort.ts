import type { CanonicalDocument } from '@kervan/formats';
import { z } from 'zod';

/** Sorts of documents as rules name them. */
export const documentSort = z.literal(['order', 'invoice', 'creditNote', 'despatch', 'product', 'stock']);
export type DocumentSort = z.output<typeof documentSort>;

const CREDIT_NOTE = '381';
const INVOICE = '380';

/** Null for an invoice of another type (UNTDID 1001), which means something else. */
export function sortOf(document: CanonicalDocument): DocumentSort | null {
  if (document.kind !== 'invoice') return document.kind;
  if (document.typeCode === CREDIT_NOTE || document.turkish?.type === 'IADE') return 'creditNote';
  return document.typeCode === INVOICE ? 'invoice' : null;
}
