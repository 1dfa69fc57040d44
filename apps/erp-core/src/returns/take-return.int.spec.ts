import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IadeFaturasiAlindi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';

describe('a return', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const owed = async () =>
    (await core.s.query("SELECT balance, advances FROM account WHERE account_no = '17850'"))[0];

  it('of an invoice comes at its prices and lowers what is open of it', async () => {
    const invoiceNo = await core.delivered('SIP-1', { quantity: '4', unitPrice: '25.50' });
    await core.s.http('PUT', '/api/kdv-classes/GENERAL/rates', {
      rates: [{ validFrom: '2010-01-01', rate: '1' }],
    });
    await core.s.past();

    const answer = await core.giveBack('C1', invoiceNo, '3');
    await core.s.http('PUT', '/api/kdv-classes/GENERAL/rates', {
      rates: [{ validFrom: '2010-01-01', rate: '20' }],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { invoiceNo: 'IAD2026000000001', relatedInvoiceNo: invoiceNo, gross: '91.80', fxRate: null },
    });
    expect((await core.s.thenPublished(IadeFaturasiAlindi)).data).toEqual({
      invoiceNo: 'IAD2026000000001',
      documentNo: 'C1',
      relatedInvoiceNo: invoiceNo,
      accountNo: '17850',
      issueDate: '2026-03-06',
      currency: 'TRY',
      lines: [
        {
          lineNo: 1,
          sku: 'MUG',
          quantity: '3',
          unit: 'C62',
          unitPrice: '25.50',
          kdvRate: '20',
          net: '76.50',
        },
      ],
      net: '76.50',
      kdv: '15.30',
      gross: '91.80',
      kdvSummary: [{ rate: '20', base: '76.50', kdv: '15.30' }],
      settled: false,
    });
    await core.s.thenNothing();
    expect(await owed()).toEqual({ balance: '30.60', advances: '0.00' });
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({
      openAmount: '30.60',
      state: 'PARTLY_SETTLED',
      version: 2,
    });
    expect(await core.read('returns/IAD2026000000001')).toEqual(answer.body);
    expect(await core.read(`returns?relatedInvoiceNo=${invoiceNo}`)).toMatchObject({
      items: [{ documentNo: 'C1' }],
    });
    expect(await core.read('returns?accountNo=17851')).toEqual({ items: [], next: null });

    // Three of four are back already.
    expect(await core.giveBack('C2', invoiceNo, '2')).toMatchObject({
      status: 422,
      body: {
        code: 'RULE_VIOLATION',
        detail: '1 of MUG more come back than were invoiced and are not back yet',
      },
    });
    await core.giveBack('C2', invoiceNo, '1');
    await core.s.thenPublished(IadeFaturasiAlindi, { documentNo: 'C2', settled: true });
    await core.s.thenNothing();
    expect(await owed()).toEqual({ balance: '0.00', advances: '0.00' });
  });

  it('of a paid invoice makes it an open item of its own, negative, which payments leave alone', async () => {
    const invoiceNo = await core.delivered('SIP-1', { quantity: '2' });
    await core.pay('240.00');
    await core.s.past();
    await core.giveBack('C1', invoiceNo, '1');
    await core.s.thenPublished(IadeFaturasiAlindi, { settled: true });
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({
      openAmount: '-120.00',
      state: 'SETTLED',
    });
    expect(await owed()).toEqual({ balance: '-120.00', advances: '0.00' });
    expect(await core.pay('1.00')).toMatchObject({ body: { unmatched: '1.00' } });
  });

  it('that names no invoice comes at its own prices, or those of the list', async () => {
    const price = { priceList: 'STANDARD', validFrom: '2026-01-01', currency: 'TRY', price: '7.00' };
    await core.s.query(
      `INSERT INTO product_price (sku, price_list, valid_from, currency, price, version)
       VALUES ('MUG', $1, $2, $3, $4, 1)`,
      Object.values(price),
    );
    const lines = [
      { sku: 'MUG', quantity: '2', unitPrice: '5.00' },
      { sku: 'MUG', quantity: '1' },
    ];
    await core.giveBack('C1', undefined, '1', { lines });
    const { data } = await core.s.thenPublished(IadeFaturasiAlindi, {
      relatedInvoiceNo: null,
      lines: [{ net: '10.00' }, { unitPrice: '7.00', net: '7.00' }],
      gross: '20.40',
    });
    expect(data).not.toHaveProperty('settled');
    expect(await owed()).toEqual({ balance: '-20.40', advances: '0.00' });
  });

  it('is taken once', async () => {
    const invoiceNo = await core.delivered('SIP-1', { quantity: '10' });
    await core.s.past();
    const answers = await Promise.all(Array.from({ length: 6 }, () => core.giveBack('C1', invoiceNo, '1')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await core.giveBack('C1', invoiceNo, '1')).toMatchObject({ body: { code: 'RESOURCE_EXISTS' } });
    await core.s.thenPublished(IadeFaturasiAlindi);
    await core.s.thenNothing();
  });

  it("of two accounts at once may bear the same number: it is the customer's own", async () => {
    await core.opened('17851');
    const lines = [{ sku: 'MUG', quantity: '1', unitPrice: '1.00' }];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        core.giveBack('C1', undefined, '1', { accountNo: index % 2 ? '17850' : '17851', lines }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409, 409, 409]);
    expect(await core.s.query('SELECT account_no AS no FROM return_invoice ORDER BY account_no')).toEqual([
      { no: '17850' },
      { no: '17851' },
    ]);
  });

  it('of a cancelled invoice is refused with its state, of one with withholding with what helps', async () => {
    const cancelled = await core.delivered('SIP-1');
    await core.s.http('POST', `/api/invoices/${cancelled}/cancel`);
    const withholding = await core.delivered('SIP-2', { invoiceType: 'TEVKIFAT', withholdingTenths: 9 });
    await core.s.past();
    const refused = { status: 409, body: { code: 'INVOICE_STATE_INVALID' } };
    expect(await core.giveBack('C1', cancelled, '1')).toMatchObject(refused);
    expect(await core.giveBack('C1', cancelled, '1')).toMatchObject({
      body: { facts: { state: 'CANCELLED' } },
    });
    expect(await core.giveBack('C2', withholding, '1')).toMatchObject({
      status: 422,
      body: {
        code: 'RULE_VIOLATION',
        detail: `invoice ${withholding} is one with withholding: it is corrected by cancelling it and invoicing anew`,
      },
    });
    await core.s.thenNothing();
  });

  it('waits until the goods have left: the warehouse would take in what it still is to ship', async () => {
    const invoiceNo = await core.invoiced('SIP-1');
    await core.s.past();
    expect(await core.giveBack('C1', invoiceNo, '1')).toMatchObject({
      status: 409,
      body: { code: 'INVOICE_STATE_INVALID', facts: { state: 'INVOICED' } },
    });
    await core.s.thenNothing();
    await core.despatched('SIP-1');
    expect(await core.giveBack('C1', invoiceNo, '1')).toMatchObject({ status: 201 });
  });

  it('is refused where it does not fit its invoice', async () => {
    await core.opened('17851');
    const foreign = await core.invoiced('SIP-1', { accountNo: '17851' });
    const mine = await core.delivered('SIP-2');
    await core.s.past();
    const violated = { status: 422, body: { code: 'RULE_VIOLATION' } };
    expect(await core.giveBack('C1', foreign, '1')).toMatchObject(violated);
    expect(await core.giveBack('C1', mine, '1', { issueDate: '2026-03-01' })).toMatchObject(violated);
    expect(await core.giveBack('C1', mine, '1', { currency: 'EUR' })).toMatchObject(violated);
    expect(await core.giveBack('C1', 'KRV-never', '1')).toMatchObject({
      status: 404,
      body: { code: 'INVOICE_NOT_FOUND' },
    });
    expect(await core.read('returns/IAD-never')).toMatchObject({ code: 'RETURN_NOT_FOUND' });
    await core.s.thenNothing();
  });
});
