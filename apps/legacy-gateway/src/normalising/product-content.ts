import { UrunBelgesiAlindi, type DataOf, type ErrorCode } from '@kervan/contracts';
import type { CanonicalProduct } from '@kervan/formats';
import type { Meaning } from './meanings.js';
import type { Reading } from './reading.js';

const Content = UrunBelgesiAlindi.schema.omit({ origin: true });

/** What master data of a product says; the product need not be known yet. Null where it cannot be taken. */
export function productContentOf(
  document: CanonicalProduct,
  reading: Reading,
): Omit<DataOf<typeof UrunBelgesiAlindi>, 'origin'> | null {
  const { meanings } = reading;
  const meant = (meaning: Meaning | null, code: ErrorCode): string | undefined => {
    if (meaning === null) return undefined;
    if ('is' in meaning) return meaning.is;
    reading.find(code, meaning.missing);
    return undefined;
  };
  const { name, standardId, group } = document;
  return reading.content(Content, {
    sku: meant(meanings.ownSku(document.sku), 'PRODUCT_NOT_FOUND') ?? '',
    description: name ?? undefined,
    unit: document.unit === null ? undefined : meant(meanings.unit(document.unit), 'UNIT_UNKNOWN'),
    gtin: standardId ?? undefined,
    group: group ?? undefined,
    kdvClass: meant(meanings.kdvClassOfGroup(group), 'RULE_VIOLATION'),
  });
}
