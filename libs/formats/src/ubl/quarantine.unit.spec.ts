import { describe, expect, it } from '@jest/globals';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';
import { fixture, withSamples } from '../samples.mother.js';
import { parseUbl } from './index.js';

const faults = async (file: Buffer | string) => faultsOf(await outcome(parseUbl, file));

describe('known defects of the samples', () => {
  it('UBL-Invoice-2.1-Example: its amount with tax is rounded before its rounding', async () => {
    expect(await faults(fixture('xml/ubl/UBL-Invoice-2.1-Example.xml'))).toEqual([
      'AMOUNT_MISMATCH: totals.taxInclusive: the document says 1729, its parts give 1728.7',
      'AMOUNT_MISMATCH: totals.payable: the document says 729, its parts give 729.3',
    ]);
  });

  it('UBL-Invoice-2.1-Example-Trivial: its line has no quantity', async () => {
    expect(await faults(fixture('xml/ubl/UBL-Invoice-2.1-Example-Trivial.xml'))).toEqual([
      'FORMAT_ERROR: the quantity of a line is missing',
    ]);
  });

  withSamples((sample) => {
    it.each([
      [
        'TemelFaturaOrnegi.xml',
        'NUMBER_INVALID: a number has three letters or digits and 13 digits, this one has 17 characters',
      ],
      ['OTV.xml', 'AMOUNT_MISMATCH: totals.taxInclusive: the document says 9718.48, its parts give 9716.46'],
      [
        'ISTISNA-1.xml',
        'AMOUNT_MISMATCH: totals.taxExclusive: the document says 26475, its parts give 22425',
      ],
      ['IadeFaturasiOrnegi.xml', 'RULE_VIOLATION: IADE is not allowed under TICARIFATURA'],
    ])('%s: %s', async (name, fault) => {
      expect(await faults(sample(`ubl-tr/${name}`))).toEqual([fault]);
    });

    it('TicariFaturaOrnegi has a blank behind an amount, and allowances of its lines in the sum: it is sound', async () => {
      const [invoice] = documentsOf(await outcome(parseUbl, sample('ubl-tr/TicariFaturaOrnegi.xml')));
      expect(invoice).toMatchObject({
        turkish: { profile: 'TICARIFATURA', type: 'SATIS' },
        seller: { taxId: '1288331521' },
        totals: { lineNet: '25216.5', allowance: '0', tax: '4538.97', payable: '29755.47' },
      });
    });

    it('an envelope that says two invoices and has one is faulty, the invoice is not', async () => {
      const envelope = sample('ubl-tr/1_TEMEL_FATURA_ZARF.xml').toString();
      const parsed = await outcome(parseUbl, envelope.replace('<ElementCount>1<', '<ElementCount>2<'));
      expect(documentsOf(parsed)).toMatchObject([{ number: 'TST2013000000766' }]);
      expect(faultsOf(parsed)).toEqual(['COUNT_MISMATCH: the envelope says 2 documents, 1 were read']);
    });
  });
});

describe('an invoice whose figures were changed', () => {
  // A line of 100; an allowance of 10; 90; tax 17.50; to be paid 107.50.
  const sound = fixture('xml/ubl/UBL-Invoice-2.0-Example.xml').toString();

  it.each([
    [
      '>107.50<',
      '>107.51<',
      'AMOUNT_MISMATCH: totals.payable: the document says 107.51, its parts give 107.5',
    ],
    ['>90.00<', '>91.00<', 'AMOUNT_MISMATCH: totals.taxExclusive: the document says 91, its parts give 90'],
    [
      '>10.00</cbc:AllowanceTotal',
      '>9.00</cbc:AllowanceTotal',
      'AMOUNT_MISMATCH: totals.allowance: the document says 9, its parts give 10',
    ],
    ['>107.50<', '>107,50<', 'FORMAT_ERROR: a number is expected'],
    ['>107.50<', '><', 'FORMAT_ERROR: the amount to be paid (cbc:PayableAmount) is missing'],
    [
      '<cbc:IssueDate>2005-06-21<',
      '<cbc:IssueDate>2005-06-31<',
      'FORMAT_ERROR: a day of the calendar is expected',
    ],
  ])('with %s as %s', async (there, instead, detail) => {
    expect(await faults(sound)).toEqual([]);
    expect(sound).toContain(there);
    expect(await faults(sound.replace(there, instead))).toContain(detail);
  });
});

/** A Turkish invoice, as small as it can be. */
function turkish({
  number = 'ABC2024000000001',
  profile = 'TEMELFATURA',
  type = 'SATIS',
  more = '',
  payable = '120',
}) {
  const amount = (name: string, value: string) => `<b:${name} currencyID="TRY">${value}</b:${name}>`;
  const subtotal = (value: string, code: string) =>
    `<a:TaxSubtotal>${amount('TaxAmount', value)}<b:Percent>20</b:Percent><a:TaxCategory><a:TaxScheme><b:TaxTypeCode>${code}</b:TaxTypeCode></a:TaxScheme></a:TaxCategory></a:TaxSubtotal>`;
  return {
    withheld: `<a:WithholdingTaxTotal>${amount('TaxAmount', '10')}${subtotal('10', '601')}</a:WithholdingTaxTotal>`,
    file: `<I xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
      <b:CustomizationID>TR1.2</b:CustomizationID><b:ProfileID>${profile}</b:ProfileID><b:ID>${number}</b:ID>
      <b:IssueDate>2024-02-15</b:IssueDate><b:InvoiceTypeCode>${type}</b:InvoiceTypeCode>${more}
      <a:TaxTotal>${amount('TaxAmount', '20')}${subtotal('20', '0015')}</a:TaxTotal>
      <a:LegalMonetaryTotal>${amount('LineExtensionAmount', '100')}${amount('PayableAmount', payable)}</a:LegalMonetaryTotal>
      <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode="C62">1</b:InvoicedQuantity>${amount('LineExtensionAmount', '100')}</a:InvoiceLine>
    </I>`.replaceAll(/<(\/?)I\b/g, '<$1Invoice'),
  };
}

describe('rules of UBL-TR', () => {
  it.each([
    [{}, []],
    [{ number: '0012020000000010' }, []],
    [{ number: 'ABC202400000001' }, ['NUMBER_INVALID']],
    [{ number: 'abc2024000000001' }, ['NUMBER_INVALID']],
    [{ profile: 'TICARIFATURA' }, []],
    [{ type: 'IADE' }, []],
    [{ profile: 'TICARIFATURA', type: 'IADE' }, ['RULE_VIOLATION']],
    [{ more: '<b:LineCountNumeric>1.0</b:LineCountNumeric>' }, []],
    [{ more: '<b:LineCountNumeric>2</b:LineCountNumeric>' }, ['COUNT_MISMATCH']],
    [{ more: turkish({}).withheld, payable: '110' }, []],
    [{ more: turkish({}).withheld, payable: '120' }, ['AMOUNT_MISMATCH']],
  ])('%j: %j', async (changes, codes) => {
    expect((await faults(turkish(changes).file)).map((fault) => fault.split(':')[0])).toEqual(codes);
  });
});
