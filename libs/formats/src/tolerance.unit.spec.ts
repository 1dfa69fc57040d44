import { describe, expect, it } from '@jest/globals';
import { parseCii } from './cii/index.js';
import { parseCxml } from './cxml/index.js';
import { parseEdifact, parseX12 } from './edi/index.js';
import { parseIdocXml } from './idoc/index.js';
import type { Parse } from './parsed.js';
import { documentsOf, faultsOf, outcome } from './parsing.mother.js';
import { fixture } from './samples.mother.js';
import { parseUbl } from './ubl/index.js';

/** Formats that state totals, each with an invoice and what is put for its total: 0.05 more. */
const formats: readonly [string, Parse, string, string, string][] = [
  ['EDIFACT', parseEdifact, 'edi/edifact/INVOIC-D97B.edi', 'MOA+39:2137.58', 'MOA+39:2137.63'],
  ['X12', parseX12, 'edi/x12/edinet-x12.810a.edi', 'TDS*36596', 'TDS*36601'],
  ['UBL', parseUbl, 'xml/ubl/UBL-Invoice-2.0-Example.xml', '>107.50</cbc:Payable', '>107.55</cbc:Payable'],
  ['CII', parseCii, 'xml/cii/invoice-small.xml', '120.00</ram:DuePayable', '120.05</ram:DuePayable'],
  [
    'cXML',
    parseCxml,
    'xml/cxml/invoice_taxes_at_line.xml',
    '<Money currency="USD" />',
    '<Money>408.05</Money>',
  ],
  ['IDoc', parseIdocXml, 'xml/idoc/INVOIC02-invoice.xml', '67574.40</SUMME>', '67574.45</SUMME>'],
];

describe.each(formats)('a total of %s that is rounded by 0.05', (_, parse, path, there, instead) => {
  const sound = fixture(path).toString('latin1');
  const last = sound.lastIndexOf(there);
  const file = sound.slice(0, last) + instead + sound.slice(last + there.length);
  const read = (tolerance?: string) =>
    outcome((chunks) => parse(chunks, tolerance), Buffer.from(file, 'latin1'));

  it.each([['none', undefined] as const, ['0.04', '0.04'] as const])(
    'is refused where the source has a tolerance of %s',
    async (_named, tolerance) => {
      const parsed = await read(tolerance);
      expect(documentsOf(parsed)).toEqual([]);
      expect(faultsOf(parsed)).toContainEqual(expect.stringMatching(/^AMOUNT_MISMATCH: totals\./));
    },
  );

  it('is taken as it is stated where the source has one of 0.05', async () => {
    const parsed = await read('0.05');
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed).length).toBeGreaterThan(0);
  });
});
