import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';
import { fixture, fixturePath } from '../samples.mother.js';
import { parseIdocXml } from './index.js';

const samples = readdirSync(fixturePath('xml/idoc')).filter((name) => name.endsWith('.xml'));
const text = (name: string) => fixture(`xml/idoc/${name}`).toString();
const faults = async (file: string) => faultsOf(await outcome(parseIdocXml, file));

describe('IDocs of SAP', () => {
  it('are all there', () => {
    expect(samples).toHaveLength(4);
  });

  it.each(samples)('%s becomes what its golden file says', async (name) => {
    const golden: unknown = JSON.parse(text(`${name}.golden.json`));
    expect(await outcome(parseIdocXml, text(name))).toEqual(golden);
  });

  it('may be several in one file', async () => {
    const [idoc = ''] = /<IDOC[^]*<\/IDOC>/.exec(text('ORDERS05-small.xml')) ?? [];
    const file = `<ORDERS05>${idoc}\n${idoc.replaceAll('P8218007', 'P8218008')}</ORDERS05>`;
    const parsed = await outcome(parseIdocXml, file);
    expect(documentsOf(parsed)).toMatchObject([{ number: 'P8218007' }, { number: 'P8218008' }]);
    expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(Buffer.byteLength(file));
  });

  it('of materials are products', async () => {
    const material = (type: string) =>
      `<MATMAS05><IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><MESTYP>${type}</MESTYP></EDI_DC40>` +
      '<E1MARAM SEGMENT="1"><MSGFN>009</MSGFN><MATNR>TAHTA-1</MATNR><MATKL>G1</MATKL><MEINS>ST</MEINS>' +
      '<E1MAKTM SEGMENT="1"><SPRAS_ISO>EN</SPRAS_ISO><MAKTX>Board</MAKTX></E1MAKTM>' +
      '<E1MAKTM SEGMENT="1"><SPRAS_ISO>TR</SPRAS_ISO><MAKTX>Tahta</MAKTX></E1MAKTM>' +
      '</E1MARAM></IDOC></MATMAS05>';
    const parsed = await outcome(parseIdocXml, material('MATMAS'));
    expect(faultsOf(parsed)).toEqual([]);
    expect(documentsOf(parsed)).toEqual([
      { kind: 'product', sku: 'TAHTA-1', name: 'Tahta', standardId: null, unit: 'ST', group: 'G1' },
    ]);
    expect(documentsOf(await outcome(parseIdocXml, material('DEBMAS')))).toEqual([]);
  });

  it('have a minus behind a number, prices for 100 units, and zeros for no day', async () => {
    const file = text('ORDERS05-small.xml')
      .replace('<MENGE>1</MENGE>', '<MENGE>1</MENGE><VPREI>12.50-</VPREI><PEINH>100</PEINH>')
      .replace('<E1EDP20 SEGMENT="1"/>', '<E1EDP20 SEGMENT="1"><EDATU>00000000</EDATU></E1EDP20>');
    expect(documentsOf(await outcome(parseIdocXml, file))).toMatchObject([
      { lines: [{ price: { amount: '-12.5', baseQuantity: '100' }, deliveryDate: null }] },
    ]);
  });
});

describe('an IDoc that was changed', () => {
  it.each([
    [
      '<SUMID>001</SUMID>\n      <SUMME>1<',
      '<SUMID>001</SUMID>\n      <SUMME>2<',
      'COUNT_MISMATCH: the document says 2 lines, 1 were read',
    ],
    ['<BSART>INVO<', '<BSART>PROF<', 'FORMAT_ERROR: a known type of the document (E1EDK01-BSART) is missing'],
    ['<CURCY>GBP<', '<ACTION>003</ACTION><CURCY>GBP<', 'RULE_VIOLATION: the message takes a document back'],
    ['<MENGE>320.000<', '<MENGE>320,000<', 'FORMAT_ERROR: a number is expected'],
    ['<MESTYP>INVOIC<', '<MESTYP><', 'FORMAT_ERROR: the type of the message (EDI_DC40-MESTYP) is missing'],
    [
      '<SUMID>010</SUMID>\n      <SUMME>67574.40<',
      '<SUMID>010</SUMID>\n      <SUMME>67574.41<',
      'AMOUNT_MISMATCH: totals.lineNet: the document says 67574.41, its parts give 67574.4',
    ],
  ])('with %j as %j', async (there, instead, detail) => {
    const sound = text('INVOIC02-invoice.xml').replaceAll('\r\n', '\n');
    expect(await faults(sound)).toEqual([]);
    expect(sound).toContain(there);
    expect(await faults(sound.replace(there, instead))).toContain(detail);
  });
});
