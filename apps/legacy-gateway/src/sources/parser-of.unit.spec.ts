import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Parsed } from '@kervan/formats';
import { DocumentRules } from '../normalising/document-rules.js';
import { parserOf } from './parser-of.js';

/** One line of 10.00, for which 10.05 is to be paid. */
const invoice = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>A-1</cbc:ID><cbc:IssueDate>2024-02-15</cbc:IssueDate>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="TRY">10.05</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="TRY">10.00</cbc:LineExtensionAmount></cac:InvoiceLine>
</Invoice>`;

async function read(tolerance: string): Promise<Parsed[]> {
  const documents = DocumentRules.parse({ takes: ['invoice'], account: { by: 'taxId' }, tolerance });
  const parse = parserOf({ read: { format: 'ubl' }, collect: { kind: 'folder' }, documents }, null);
  const parsed: Parsed[] = [];
  for await (const one of parse(Readable.from([Buffer.from(invoice)]))) parsed.push(one);
  return parsed;
}

describe('the parser of a source', () => {
  it('lets totals differ by the tolerance of the source', async () => {
    expect(await read('0.05')).toMatchObject([{ kind: 'document', document: { number: 'A-1' } }]);
  });

  it.each(['0.00', '0.04'])('refuses what differs by more than %s', async (tolerance) => {
    expect(await read(tolerance)).toMatchObject([{ kind: 'faulty', faults: [{ code: 'AMOUNT_MISMATCH' }] }]);
  });
});
