import { describe, expect, it } from '@jest/globals';
import { fixture, withSamples } from '../samples.mother.js';
import { parseEdifact, parseX12 } from './index.js';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';

describe('known defects of the samples', () => {
  it('simple810: the second invoice has lines of 1,851.00 under a total of 2,554.38, the first is sound', async () => {
    const parsed = await outcome(parseX12, fixture('edi/x12/simple810.x12'));
    expect(documentsOf(parsed)).toMatchObject([{ number: '00001', orderNo: 'A99999-01' }]);
    expect(faultsOf(parsed)).toEqual([
      'AMOUNT_MISMATCH: totals.payable: the document says 2554.38, its parts give 1851',
    ]);
  });

  it('ORDERS-D96B-with-UNG: UNT counts 21 segments of 18', async () => {
    expect(faultsOf(await outcome(parseEdifact, fixture('edi/edifact/ORDERS-D96B-with-UNG.edi')))).toEqual([
      'COUNT_MISMATCH: UNT says 21 segments, 18 were read',
    ]);
  });

  it('Issue203: UNT counts 13 segments of 102, CNT 120 lines of 1, and there is no BGM', async () => {
    const faults = faultsOf(await outcome(parseEdifact, fixture('edi/edifact/edinet-edifact.Issue203.edi')));
    expect(faults).toEqual([
      'COUNT_MISMATCH: UNT says 13 segments, 102 were read',
      'FORMAT_ERROR: UNT has another reference than UNH',
      'FORMAT_ERROR: the document number (BGM) is missing',
      'FORMAT_ERROR: the type of the document (BGM) is missing',
      'COUNT_MISMATCH: CNT says 120, 1 were read',
    ]);
  });

  it('ORDERS-D96A-small: the file ends without UNZ, the order is whole', async () => {
    const parsed = await outcome(parseEdifact, fixture('edi/edifact/ORDERS-D96A-small.edi'));
    expect(documentsOf(parsed)).toHaveLength(1);
    expect(faultsOf(parsed)).toEqual(['FILE_INCOMPLETE: the file ends without UNZ']);
  });

  it('edinet-x12.850a: IEA closes another interchange than ISA opened', async () => {
    expect(faultsOf(await outcome(parseX12, fixture('edi/x12/edinet-x12.850a.edi')))).toEqual([
      'FORMAT_ERROR: IEA has another reference than ISA',
    ]);
  });

  withSamples((sample) => {
    it('EN 16931 example 3 is to be paid with 1,125 here, where its UBL twin says 2,005', async () => {
      const parsed = await outcome(parseEdifact, sample('en16931/example3.edifact.txt'));
      expect(documentsOf(parsed)).toMatchObject([
        {
          number: 'TOSL108',
          issueDate: '2013-04-10',
          seller: { taxId: 'DK16356706' },
          totals: { lineNet: '800', charge: '100', tax: '225', payable: '1125' },
        },
      ]);
    });

    it('ORDERS-D01B-latin1 lost its letters before it came: byte 228 is the first', async () => {
      const parsed = await outcome(parseEdifact, sample('edifact/ORDERS-D01B-latin1.edi'));
      expect(documentsOf(parsed)).toEqual([]);
      const [order] = parsed;
      const faults = order?.kind === 'faulty' ? order.faults : [];
      expect(faults).toHaveLength(20);
      expect(faults[0]).toMatchObject({ code: 'ENCODING_ERROR', place: { offset: 228 } });
    });
  });
});

describe('an invoice whose figures were changed', () => {
  // Lines of 750, 19,9 and 7,5; net 777,4; tax 124,38; to be paid 901,78.
  const sound = fixture('edi/edifact/INVOIC-D93A-decimal-comma.edi').toString();

  it.each([
    ['MOA+66:750', 'MOA+66:750,01', 'totals.lineNet: the document says 777.4, its parts give 777.41'],
    ['MOA+79:777,4', 'MOA+79:777,5', 'totals.lineNet: the document says 777.5, its parts give 777.4'],
    ['MOA+124:124,38', 'MOA+124:124', 'totals.payable: the document says 901.78, its parts give 901.4'],
    ['MOA+128:901,78', 'MOA+128:901,79', 'totals.payable: the document says 901.79, its parts give 901.78'],
  ])('with %s as %s', async (there, instead, detail) => {
    expect(faultsOf(await outcome(parseEdifact, sound))).toEqual([]);
    expect(faultsOf(await outcome(parseEdifact, sound.replace(there, instead)))).toContain(
      `AMOUNT_MISMATCH: ${detail}`,
    );
  });
});
