import { describe, expect, it } from '@jest/globals';
import { mappingTable } from '../mapping-tables/mapping-table.js';
import { buyer, invoice, invoiceLine, item, order, orderLine, TCKN, VKN } from './canonical.mother.js';
import { normalise } from './normalising.mother.js';

const turkish = (type: string, profile = 'TEMELFATURA') => ({ turkish: { profile, type, uuid: null } });
const account = (other: object) => ({
  accountNo: '120.00042',
  currency: 'TRY',
  status: 'ACTIVE' as const,
  taxNo: VKN,
  ...other,
});
const takesOrders = { takes: ['order'] };

describe('a sales document', () => {
  const content = {
    businessDate: '2026-03-02',
    accountNo: '120.00042',
    currency: 'TRY',
    lines: [{ lineNo: 1, sku: '85123A', quantity: '6', unitPrice: '2.55' }],
  };

  it('is made of an order', async () => {
    expect(await normalise(order(), { rules: takesOrders })).toMatchObject({
      kind: 'SALE',
      documentNo: '4500012345',
      identity: { sort: 'order', issuer: '1234567890', number: '4500012345', issueDate: '2026-03-02' },
      contract: { type: 'erp.legacy.SatisBelgesiAlindi.v1' },
      content: { documentNo: '4500012345', ...content },
      tables: { units: '1.0' },
    });
  });

  it('is made of an invoice, with the same content and nothing of the parties', async () => {
    const normalised = await normalise(invoice());
    expect(normalised).toMatchObject({
      kind: 'SALE',
      identity: { sort: 'invoice', number: 'ABC2026000000017' },
      content: { documentNo: 'ABC2026000000017', ...content },
    });
    expect(JSON.stringify(normalised)).not.toContain(VKN);
  });

  it('numbers its lines in their order', async () => {
    const lines = [invoiceLine({ no: '20' }), invoiceLine({ no: '10' })];
    expect(await normalise(invoice({ lines }))).toMatchObject({
      content: { lines: [{ lineNo: 1 }, { lineNo: 2 }] },
    });
  });

  it('is in the currency that its source declares where it names none', async () => {
    const nameless = invoice({ currency: null });
    expect(await normalise(nameless, { rules: { currency: 'TRY' } })).toMatchObject({
      content: { currency: 'TRY' },
    });
    expect(await normalise(nameless)).toMatchObject({
      kind: 'FAULTY',
      problems: [{ code: 'FORMAT_ERROR', reason: 'neither the document nor its source says a currency' }],
    });
  });

  it('is of the seller that its source declares where it names none', async () => {
    const nobody = { taxId: null, ids: [], country: null };
    expect(
      await normalise(invoice({ seller: nobody }), { rules: { seller: 'TR 123 456 7890' } }),
    ).toMatchObject({
      identity: { issuer: '1234567890' },
    });
    expect(await normalise(invoice({ seller: nobody }))).toMatchObject({ identity: { issuer: null } });
  });
});

describe('a return document', () => {
  it.each([
    ['a credit note', invoice({ typeCode: '381' })],
    ['an invoice of type IADE', invoice(turkish('IADE'))],
    [
      'lines that a source writes with a minus',
      invoice({ typeCode: '381', lines: [invoiceLine({ quantity: '-6', net: '-15.3' })] }),
    ],
  ])('is made of %s, what came back with a plus', async (_, document) => {
    expect(await normalise(document)).toMatchObject({
      kind: 'RETURN',
      identity: { sort: 'creditNote' },
      contract: { type: 'erp.legacy.IadeBelgesiAlindi.v1' },
      content: { lines: [{ quantity: '6', unitPrice: '2.55' }] },
    });
  });
});

describe('documents that a source does not take', () => {
  it.each([
    ['an order', order(), 'the source takes no order'],
    ['a proforma', invoice({ typeCode: '325' }), 'the source takes no invoice of type 325'],
  ])('%s is passed over', async (_, document, what) => {
    expect(await normalise(document)).toEqual({ kind: 'PASSED', documentNo: document.number, what });
  });
});

describe('the account of a document', () => {
  const bought = (other: object) => invoice({ buyer: { ...buyer, ...other } });

  it.each([
    ['its VKN', {}, bought({})],
    ['its VKN with the code of the country', {}, bought({ taxId: `TR${VKN}` })],
    [
      'a declared account of persons',
      { account: { by: 'taxId', persons: '120.00042' } },
      bought({ taxId: TCKN }),
    ],
    ['one account of all', { account: { by: 'constant', accountNo: '120.00042' } }, bought({ taxId: null })],
    ['an id that is ours', { account: { by: 'id' } }, bought({ ids: [{ scheme: null, id: '120.00042' }] })],
    [
      'an id of a scheme, by a table',
      { account: { by: 'id', scheme: '0088', mapping: 'customers' } },
      bought({}),
    ],
  ])('is found by %s', async (_, rules, document) => {
    const tables = [mappingTable('customers', 3, 'exact', { '8690000000005': '120.00042' })];
    expect(await normalise(document, { rules, tables })).toMatchObject({
      content: { accountNo: '120.00042' },
    });
  });

  it.each([
    ['no tax number', {}, bought({ taxId: null }), {}, 'the buyer has no tax number'],
    ['a person', {}, bought({ taxId: TCKN }), {}, 'the buyer is a person'],
    [
      'a foreign number',
      {},
      bought({ taxId: 'DE123456789' }),
      {},
      'the tax number of the buyer is neither VKN nor TCKN',
    ],
    ['nobody known', {}, bought({ taxId: '1234567890' }), {}, 'no account is known'],
    [
      'a closed account',
      {},
      bought({}),
      { accounts: [account({ status: 'CLOSED' })] },
      'the account is closed',
    ],
    [
      'two accounts',
      {},
      bought({}),
      { accounts: [account({}), account({ accountNo: '2' })] },
      'the buyer has 2 accounts',
    ],
    ['no id', { account: { by: 'id' } }, bought({}), {}, 'the buyer has no id of no scheme'],
    [
      'an id that no table has',
      { account: { by: 'id', scheme: '0088', mapping: 'customers' } },
      bought({ ids: [{ scheme: '0088', id: '8690000000099' }] }),
      {},
      'the id of the buyer is not in mapping table customers (version 3.0)',
    ],
  ])('is not found for %s, and nothing of the buyer is told', async (_, rules, document, facts, reason) => {
    const tables = [mappingTable('customers', 3, 'exact', {})];
    expect(await normalise(document, { rules, facts, tables })).toEqual({
      kind: 'FAULTY',
      documentNo: document.number,
      problems: [{ code: 'ACCOUNT_NOT_FOUND', reason }],
    });
  });

  it('is the open one of two', async () => {
    const accounts = [account({ accountNo: '1', status: 'CLOSED' }), account({})];
    expect(await normalise(invoice(), { facts: { accounts } })).toMatchObject({
      content: { accountNo: '120.00042' },
    });
  });
});

describe('the products and units of a document', () => {
  const ofLine = (other: object) => invoice({ lines: [invoiceLine(other)] });
  const items = mappingTable('items', 2, 'exact', { 'A-1': '85123A', '8690000000012': '85123A' });
  const packs = mappingTable('packs', 1, 'folded', { Düz: 'C62', KOLI: 'CT' });

  it.each([
    ['another number of the seller', { mapping: 'items' }, { item: item('A-1') }],
    ['the number of the buyer', { by: 'buyersId' }, { item: item(null, { buyersId: '85123A' }) }],
    [
      'a GTIN',
      { by: 'standardId', mapping: 'items' },
      { item: item(null, { standardId: { scheme: '0160', id: '8690000000012' } }) },
    ],
  ])('are found by %s', async (_, sku, line) => {
    expect(await normalise(ofLine(line), { rules: { sku }, tables: [items] })).toMatchObject({
      content: { lines: [{ sku: '85123A' }] },
    });
  });

  it.each(['C62', 'EA', 'H87', 'NAR', 'adet', 'Adet', 'PIECE'])('count %s as pieces', async (unit) => {
    expect(await normalise(ofLine({ unit }))).toMatchObject({ kind: 'SALE' });
  });

  it('take a unit of the source before that of everybody', async () => {
    const rules = { unit: { mapping: 'packs' } };
    expect(await normalise(ofLine({ unit: 'düz' }), { rules, tables: [packs] })).toMatchObject({
      kind: 'SALE',
      tables: { packs: '1.0', units: '1.0' },
    });
    expect(await normalise(ofLine({ unit: 'ea' }), { rules, tables: [packs] })).toMatchObject({
      kind: 'SALE',
    });
  });

  it('count in the unit of the product where the source says so', async () => {
    expect(await normalise(ofLine({ unit: null }), { rules: { unit: { absent: 'product' } } })).toMatchObject(
      {
        kind: 'SALE',
      },
    );
  });

  it.each([
    ['PRODUCT_NOT_FOUND', { item: item('99999') }, 'line 1: no product is known for the item'],
    ['PRODUCT_NOT_FOUND', { item: item(null) }, 'line 1: the item has no sellersId'],
    ['UNIT_UNKNOWN', { unit: 'KASA' }, 'line 1: KASA is not in mapping table units (version 1.0)'],
    ['UNIT_UNKNOWN', { unit: 'Ayşe Yılmaz' }, 'line 1: a name is not in mapping table units (version 1.0)'],
    ['UNIT_UNKNOWN', { unit: null }, 'line 1: there is no unit'],
    ['RULE_VIOLATION', { unit: 'KGM' }, 'line 1: is in KGM, its product in C62'],
  ])('are told with %s: %j', async (code, line, reason) => {
    expect(await normalise(ofLine(line))).toMatchObject({ kind: 'FAULTY', problems: [{ code, reason }] });
  });

  it('have all their faults told at once', async () => {
    const lines = [orderLine({ item: item('99999'), unit: 'KASA' }), orderLine({ quantity: '0' })];
    expect(await normalise(order({ lines }), { rules: takesOrders, facts: { accounts: [] } })).toMatchObject({
      problems: [
        { code: 'ACCOUNT_NOT_FOUND' },
        { code: 'PRODUCT_NOT_FOUND' },
        { code: 'UNIT_UNKNOWN' },
        { code: 'RULE_VIOLATION', reason: 'line 2: the quantity is 0' },
      ],
    });
  });
});

describe('what an event of lines and prices cannot tell', () => {
  const kdv = { scheme: 'VAT', category: null, rate: '20' };
  const special = { tax: { scheme: '0071', category: null, rate: '25' }, taxable: '15.3', amount: '3.83' };
  const off = { kind: 'allowance' as const, amount: '1', reasonCode: null, tax: null };

  it.each([
    ['NUMBER_INVALID', invoice({ ...turkish('SATIS'), number: 'GIB20260000000001' }), /^an e-Fatura has/],
    ['NUMBER_INVALID', invoice({ ...turkish('SATIS'), number: 'ABC1026000000017' }), /^an e-Fatura has/],
    ['RULE_VIOLATION', invoice(turkish('IADE', 'TICARIFATURA')), /^IADE is not allowed under TICARIFATURA$/],
    ['RULE_VIOLATION', invoice(turkish('TEVKIFAT')), /^type TEVKIFAT is not taken$/],
    ['RULE_VIOLATION', invoice({ allowanceCharges: [off] }), /^allowances and charges of the whole document/],
    ['RULE_VIOLATION', invoice({ withheld: [{ tax: kdv, taxable: null, amount: '1' }] }), /^withheld taxes/],
    ['RULE_VIOLATION', invoice({ taxes: [special] }), /^taxes other than KDV are not taken: 0071$/],
    [
      'AMOUNT_MISMATCH',
      invoice({ lines: [invoiceLine({ net: '15.31' })] }),
      /^line 1: states the net amount 15.31/,
    ],
    [
      'RULE_VIOLATION',
      invoice({ lines: [invoiceLine({ quantity: '-6', net: '-15.3' })] }),
      /^line 1: the quantity is -6$/,
    ],
    ['RULE_VIOLATION', invoice({ currency: 'TRL' }), /^the document is in TRL, its account in TRY$/],
    ['PERIOD_CLOSED', invoice({ issueDate: '2025-12-31' }), /^the period of 2025-12-31 is closed$/],
    ['FORMAT_ERROR', invoice({ number: 'A'.repeat(65) }), /^documentNo: /],
    ['FORMAT_ERROR', invoice({ lines: [] }), /^lines: /],
  ])('is told with %s', async (code, document, reason) => {
    const normalised = await normalise(document);
    expect(normalised).toMatchObject({
      kind: 'FAULTY',
      problems: [{ code, reason: expect.stringMatching(reason) }],
    });
  });

  it('is not in allowances and charges that cancel out', async () => {
    const on = { ...off, kind: 'charge' as const };
    expect(await normalise(invoice({ allowanceCharges: [off, on] }))).toMatchObject({ kind: 'SALE' });
  });

  it.each([
    ['20', 'SALE'],
    ['1', 'FAULTY'],
    ['18', 'FAULTY'],
  ])('given a KDV rate of %s that is compared, makes it %s', async (rate, kind) => {
    const rates = mappingTable('rates', 1, 'exact', { '20': 'GENERAL', '1': 'FOOD' });
    const lines = [invoiceLine({ taxes: [{ ...kdv, rate }] })];
    expect(
      await normalise(invoice({ lines }), { rules: { kdvClass: { ofRate: 'rates' } }, tables: [rates] }),
    ).toMatchObject({ kind });
  });
});
