import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';
import { fixture, fixturePath } from '../samples.mother.js';
import { parseCxml } from './index.js';

const samples = readdirSync(fixturePath('xml/cxml')).filter((name) => name.endsWith('.xml'));
const text = (name: string) => fixture(`xml/cxml/${name}`).toString();
const faults = async (file: string) => faultsOf(await outcome(parseCxml, file));

describe('cXML', () => {
  it('is all there', () => {
    expect(samples).toHaveLength(4);
  });

  it.each(samples)('%s becomes what its golden file says', async (name) => {
    const golden: unknown = JSON.parse(text(`${name}.golden.json`));
    expect(await outcome(parseCxml, text(name))).toEqual(golden);
  });

  it('tells nothing of its shared secrets', async () => {
    for (const name of samples) {
      const [secret = ''] = /(?<=<SharedSecret>)[^<]+/.exec(text(name)) ?? [];
      expect(secret).not.toBe('');
      expect(JSON.stringify(await outcome(parseCxml, text(name)))).not.toContain(`"${secret}"`);
    }
  });

  it('is an invoice once what is to be paid is said, charges and taxes with it', async () => {
    const file = text('invoice_taxes_at_line.xml').replace(
      '<Money currency="USD" />',
      '<Money currency="USD">408</Money>',
    );
    expect(documentsOf(await outcome(parseCxml, file))).toMatchObject([
      {
        number: '3495',
        typeCode: '380',
        currency: 'USD',
        seller: { ids: [{ scheme: '0060', id: 'supplierid' }] },
        lines: [{ net: '365', taxes: [{ scheme: 'CA', rate: '8.25' }] }],
        allowanceCharges: [{ amount: '5' }, { amount: '30' }],
        totals: { lineNet: '365', tax: '8', payable: '408' },
      },
    ]);
    expect(await faults(file.replace('>408<', '>409<'))).toEqual([
      'AMOUNT_MISMATCH: totals.payable: the document says 409, its parts give 408',
    ]);
  });

  it.each([
    ['type="new"', 'type="delete"', 'RULE_VIOLATION: the message takes a document back'],
    ['>85.00<', '>85.01<', 'AMOUNT_MISMATCH: the document says 85.01, its lines give 85'],
    ['quantity="10"', 'quantity=""', 'FORMAT_ERROR: the quantity of a line is missing'],
    ['orderID="DO1234"', '', 'FORMAT_ERROR: the document number (orderID) is missing'],
    [
      '.dtd">',
      '.dtd" [<!ENTITY a "a">]>',
      'FORMAT_ERROR: declarations inside of a document type (DOCTYPE) are not allowed',
    ],
  ])('an order with %s as %s', async (there, instead, detail) => {
    const sound = text('OrderRequest.xml');
    expect(sound).toContain(there);
    expect(await faults(sound.replace(there, instead))).toContain(detail);
  });

  it('passes what is no document', async () => {
    const response = '<cXML payloadID="1"><Response><Status code="200" text="OK"/></Response></cXML>';
    expect(await outcome(parseCxml, response)).toMatchObject([{ kind: 'passed', what: 'Response' }]);
  });
});
