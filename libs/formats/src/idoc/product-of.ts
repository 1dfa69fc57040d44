import type { CanonicalProduct } from '../canonical/documents.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

/** MSGFN: what the message says is to be deleted. */
const withdrawals = ['003'];

/** A product of MATMAS. Its name is the Turkish one, or else the first one that it has. */
export function productOf(reading: XmlReading, idoc: XmlElement): CanonicalProduct {
  const [material, ...more] = idoc.all('E1MARAM');
  if (more.length > 0) reading.fault('FORMAT_ERROR', 'the document has more than one material');
  if (withdrawals.includes(material?.textAt('MSGFN') ?? ''))
    reading.fault('RULE_VIOLATION', 'the message takes a material back', material);
  const names = material?.all('E1MAKTM') ?? [];
  const turkish = names.find((name) => name.textAt('SPRAS_ISO') === 'TR' || name.textAt('SPRAS') === 'T');
  return {
    kind: 'product',
    sku: reading.required(
      material?.textAt('MATNR_LONG') ?? material?.textAt('MATNR') ?? null,
      'the number of the material (MATNR)',
    ),
    name: (turkish ?? names[0])?.textAt('MAKTX') ?? null,
    standardId: material?.textAt('EAN11') ?? null,
    unit: material?.textAt('MEINS') ?? null,
    group: material?.textAt('MATKL') ?? null,
  };
}
