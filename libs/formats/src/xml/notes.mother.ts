import type { XmlFormat } from './xml-format.js';

/** A vocabulary as small as it can be: notes become products. */
export const notesFormat: XmlFormat = {
  name: 'notes',
  prefixOf: (namespace) => ({ 'urn:notes': 'n', '': '' })[namespace] ?? null,
  mappingOf: (name) =>
    name === 'n:note'
      ? (reading, note) => ({
          kind: 'product',
          sku: reading.required(note.attribute('id'), 'the id'),
          name: note.text,
          standardId: null,
          unit: null,
          group: null,
        })
      : null,
  isEnvelope: (root) => root === 'n:notes',
  countName: 'n:count',
  skipped: new Set(['n:attachment']),
  namesDocumentType: false,
};
