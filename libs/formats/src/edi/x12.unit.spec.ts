import { describe, expect, it } from '@jest/globals';
import { parseX12 } from './index.js';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';

const isa =
  'ISA*00*          *00*          *ZZ*BUYER          *01*012345678      *240229*0339*U*00400*000000001*0*P*>~';
const order = (number = 'A1', reference = '0001') =>
  `ST*850*${reference}~BEG*00*SA*${number}**20240228~N1*BY**92*7~PO1*1*4*EA*17.06*PE*UP*002840022222~PO1*2*6.5*EA*1*HP*VN*X~CTT*2*10.5~SE*7*${reference}~`;
const group = (sets = order(), count = 1, reference = '7') =>
  `GS*PO*A*B*20240229*0339*${reference}*X*004010~${sets}GE*${count}*${reference}~`;
const interchange = (groups = group(), count = 1) => `${isa}${groups}IEA*${count}*000000001~`;

const numbersOf = async (text: string) =>
  documentsOf(await outcome(parseX12, text)).flatMap((document) =>
    'number' in document ? [document.number] : [],
  );

describe('separators', () => {
  it.each([
    ['as they are', (text: string) => text],
    [
      'of other characters',
      (text: string) => text.replaceAll('*', '|').replaceAll('>', ':').replaceAll('~', "'"),
    ],
    ['with line ends as terminators', (text: string) => text.replaceAll('~', '\n')],
    ['with both characters of a line end', (text: string) => text.replaceAll('~', '\r\n')],
    ['with line ends after terminators, and indentation', (text: string) => text.replaceAll('~', '~ \r\n\t')],
    ['after a byte order mark', (text: string) => `\u{FEFF}${text}`],
    ['with blanks of ISA collapsed', (text: string) => text.replaceAll(/ +/g, ' ')],
    ['with blanks of two bytes', (text: string) => text.replaceAll(' ', '\u{A0}')],
    ['wrapped at 80 columns', (text: string) => (text.match(/.{1,80}/gs) ?? []).join('\r\n')],
  ])('are read %s', async (_, changed) => {
    const text = changed(interchange());
    expect(faultsOf(await outcome(parseX12, text))).toEqual([]);
    expect(await numbersOf(text)).toEqual(['A1']);
  });

  it.each(['GS*PO*A', 'ISA', 'ISA*00*1~', `${isa.slice(0, -2)}**`, `ISA${'x'.repeat(600)}`, "UNA:+.? '"])(
    '"%s" begins nothing',
    async (text) => {
      expect(faultsOf(await outcome(parseX12, text))).toEqual([expect.stringMatching(/^FORMAT_ERROR: /)]);
    },
  );
});

describe('envelopes', () => {
  it('may have several groups of several sets, and follow one another', async () => {
    const text = interchange(group(order('A', '1') + order('B', '2'), 2) + group(order('C'), 1, '8'), 2);
    expect(await numbersOf(`${text}\n${interchange()}`)).toEqual(['A', 'B', 'C', 'A1']);
    expect(faultsOf(await outcome(parseX12, text))).toEqual([]);
  });

  it('pass sets of other types', async () => {
    const text = interchange(group('ST*997*0001~AK1*PO*7~SE*3*0001~'));
    expect(await outcome(parseX12, text)).toMatchObject([
      { kind: 'passed', what: '997' },
      { kind: 'passed', what: 'envelope' },
    ]);
  });

  it.each([
    ['SE*7', 'SE*8', 'COUNT_MISMATCH: SE says 8 segments, 7 were read'],
    ['SE*7*0001', 'SE*7*0002', 'FORMAT_ERROR: SE has another reference than ST'],
    ['GE*1', 'GE*2', 'COUNT_MISMATCH: GE says 2 messages, 1 were read'],
    ['GE*1*7', 'GE*1*8', 'FORMAT_ERROR: GE has another reference than GS'],
    ['IEA*1', 'IEA*2', 'COUNT_MISMATCH: IEA says 2 groups, 1 were read'],
    ['IEA*1*000000001', 'IEA*1*000000002', 'FORMAT_ERROR: IEA has another reference than ISA'],
    ['GE*1*7~', '', 'FORMAT_ERROR: GE is missing'],
    ['GS*PO*A*B*20240229*0339*7*X*004010~', '', 'FORMAT_ERROR: GS is missing'],
    ['CTT*2', 'CTT*3', 'COUNT_MISMATCH: CTT says 3 lines, 2 were read'],
    ['CTT*2*10.5', 'CTT*2*10', 'COUNT_MISMATCH: CTT says a total of 10, 10.5 were read'],
    ['CTT*2*10.5~SE*7', 'CTT*2*10.5~AMT*1*68.3~SE*8', 'AMOUNT_MISMATCH: AMT says 68.3, the lines give 68.31'],
    ['BEG*00', 'BEG*01', 'RULE_VIOLATION: the message takes a document back'],
    ['A1**20240228', 'A1**20241328', 'FORMAT_ERROR: BEG has no day of the calendar'],
    ['*4*EA', '**EA', 'FORMAT_ERROR: the quantity of a line is missing'],
    ['*4*EA', '*,4*EA', 'COUNT_MISMATCH: CTT says a total of 10.5, 6.9 were read'],
    ['IEA*1*000000001~', '', 'FILE_INCOMPLETE: the file ends without IEA'],
  ])('with %s as "%s", the fault is told', async (there, instead, fault) => {
    expect(faultsOf(await outcome(parseX12, interchange().replace(there, instead)))).toContain(fault);
  });

  it('may have a hash total without decimal points, as the standard defines it', async () => {
    // 4 + 65
    expect(faultsOf(await outcome(parseX12, interchange().replace('CTT*2*10.5', 'CTT*2*69')))).toEqual([]);
  });
});

describe('orders', () => {
  it('have prices for as many units as their basis says, and parties by the interchange where the set names none', async () => {
    const [document] = documentsOf(await outcome(parseX12, interchange()));
    expect(document).toMatchObject({
      buyer: { ids: [{ scheme: '92', id: '7' }] },
      seller: { ids: [{ scheme: '0060', id: '012345678' }] },
      lines: [
        { price: { amount: '17.06', baseQuantity: '1' } },
        { price: { amount: '1', baseQuantity: '100' } },
      ],
    });
  });
});

describe('invoices', () => {
  const invoice = (middle: string, total: string, count: number) =>
    interchange(
      group(
        `ST*810*1~BIG*20240301*R1**A1***CR~IT1*1*2*EA*10**VN*X~${middle}TDS*${total}~CTT*1~SE*${count}*1~`,
      ).replace('GS*PO', 'GS*IN'),
    );

  it('have charges of a line in its amount', async () => {
    const [document] = documentsOf(
      await outcome(parseX12, invoice('SAC*C*D240***150~SAC*A*C310***50~', '2100', 8)),
    );
    expect(document).toMatchObject({
      kind: 'invoice',
      typeCode: '381',
      lines: [{ net: '21', allowanceCharges: [{ amount: '1.5' }, { amount: '0.5' }] }],
      totals: { payable: '21' },
    });
  });

  it.each([
    ['12', '0.12'],
    ['5', '0.05'],
    ['-2000', '-20'],
  ])('have a total of %s hundredths', async (total, stated) => {
    const faults = faultsOf(await outcome(parseX12, invoice('', total, 6)));
    expect(faults).toEqual([
      `AMOUNT_MISMATCH: totals.payable: the document says ${stated}, its parts give 20`,
    ]);
  });

  it('need a price', async () => {
    const text = invoice('', '2000', 6).replace('*EA*10*', '*EA**');
    expect(faultsOf(await outcome(parseX12, text))).toContain('FORMAT_ERROR: the price of a line is missing');
  });
});

describe('ship notices', () => {
  it('end in spite of levels that lie above one another', async () => {
    const notice = 'ST*856*1~BSN*00*S1*20240301~HL*1*2*O~HL*2*1*I~LIN**VP*X~SN1**3*EA~CTT*2*3~SE*8*1~';
    const [document] = documentsOf(await outcome(parseX12, interchange(group(notice))));
    expect(document).toMatchObject({
      kind: 'despatch',
      orderNo: null,
      lines: [{ quantity: '3', orderNo: null }],
    });
  });
});
