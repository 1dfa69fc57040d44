import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SevkiyatGerceklesti,
  SiparisAlindi,
  SiparisOnaylandi,
  UrunFiyatiDegisti,
  UrunTanimlandi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { approval, despatch } from '../orders/order-event.mother.js';
import { changedPrice } from '../prices/changed-price.mother.js';
import { definedProduct } from '../products/defined-product.mother.js';

describe('a web order', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
    await s.given(UrunTanimlandi, definedProduct('85123A'));
    const prices = [
      changedPrice('85123A', '1.95', { validFrom: '2019-01-01' }),
      changedPrice('85123A', '2.55'),
      changedPrice('85123A', '9.95', { validFrom: '2999-01-01' }),
      changedPrice('71053', '3.395'),
      changedPrice('85123A', '2.10', { priceList: 'DEALER' }),
    ];
    for (const price of prices) await s.given(UrunFiyatiDegisti, price);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE web_order, web_order_line, order_step, number_series');
    await s.past();
  });
  afterAll(() => s.close());

  const order = {
    accountNo: '120.00042',
    currency: 'TRY',
    lines: [
      { sku: '85123A', quantity: '2' },
      { sku: '71053', quantity: '3' },
    ],
  };
  const post = (body: object) => s.http('POST', '/api/web-orders', body);
  const get = async (path: string) => (await s.http('GET', path)).body;

  it('is taken at the prices of today and told in the same transaction', async () => {
    const webOrderNo = 'WEB-2026-000417';
    const lines = [
      { lineNo: 1, sku: '85123A', quantity: '2', unitPrice: '2.55' },
      { lineNo: 2, sku: '71053', quantity: '3', unitPrice: '3.395' },
    ];

    const answer = await post({ webOrderNo, ...order });

    // 2 x 2.55 = 5.10 and 3 x 3.395 = 10.185, half-up 10.19.
    expect(answer).toMatchObject({
      status: 201,
      body: {
        webOrderNo,
        accountNo: '120.00042',
        currency: 'TRY',
        priceList: 'STANDARD',
        status: 'RECEIVED',
        lines: [
          { ...lines[0], net: '5.10' },
          { ...lines[1], net: '10.19' },
        ],
        net: '15.29',
        history: [{ status: 'RECEIVED', reason: null }],
        despatchNoteNo: null,
        version: 1,
      },
    });
    const head = { webOrderNo, accountNo: '120.00042', currency: 'TRY' };
    await s.thenPublished(SiparisAlindi, { ...head, lines });
    await s.thenNothing();
    expect(await get(`/api/web-orders/${webOrderNo}`)).toEqual(answer.body);
  });

  it('has the prices of the list it asks for', async () => {
    const dealer = { ...order, priceList: 'DEALER', lines: [{ sku: '85123A', quantity: '1' }] };
    expect(await post(dealer)).toMatchObject({ status: 201, body: { priceList: 'DEALER', net: '2.10' } });
  });

  it('gets numbers without gap, whatever is refused in between', async () => {
    const year = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Istanbul', year: 'numeric' }).format();
    const refused = { ...order, lines: [{ sku: 'nothing', quantity: '1' }] };
    const answers = [await post(order), await post(refused), await post(order)];

    expect(answers).toMatchObject([
      { status: 201, body: { webOrderNo: `WEB-${year}-000000001` } },
      { status: 422 },
      { status: 201, body: { webOrderNo: `WEB-${year}-000000002` } },
    ]);
  });

  it.each([
    ['without a price', order.currency, ['85123A', 'X-1', 'X-2']],
    ['with a price in another currency', 'EUR', ['85123A', '71053']],
  ])('of products %s is refused by their names, and nothing is kept', async (_, currency, skus) => {
    const lines = skus.map((sku) => ({ sku, quantity: '1' }));
    const answer = await post({ ...order, currency, lines });

    expect(answer).toMatchObject({ status: 422, body: { code: 'PRICE_NOT_FOUND' } });
    for (const sku of skus.slice(1))
      expect(answer.body).toMatchObject({ detail: expect.stringContaining(sku) });
    expect(await s.query('SELECT FROM web_order')).toEqual([]);
    await s.thenNothing();
  });

  it('that comes to more than an amount may be is refused', async () => {
    const lines = (quantity: string) => [{ sku: '85123A', quantity }];
    // 39,215,686,274 x 2.55 = 99,999,999,998.70; one piece more is 100,000,000,001.25.
    expect(await post({ ...order, lines: lines('39215686274') })).toMatchObject({ status: 201 });
    expect(await post({ ...order, lines: lines('39215686275') })).toMatchObject({
      status: 422,
      body: { code: 'NUMBER_INVALID' },
    });
  });

  it('is taken once, however often it comes; with other content it is refused', async () => {
    const named = { webOrderNo: 'WEB-A1', ...order };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(named)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    await s.thenPublished(SiparisAlindi, { webOrderNo: 'WEB-A1' });
    await s.thenNothing();
    const [first, ...rest] = order.lines;
    const same = { ...named, lines: [{ ...first, quantity: '2.000' }, ...rest] };
    expect(await post(same)).toMatchObject({ status: 201 });
    const other = { ...named, lines: [{ ...first, quantity: '3' }, ...rest] };
    expect(await post(other)).toMatchObject({ status: 409, body: { code: 'RESOURCE_EXISTS' } });
    await s.thenNothing();
  });

  it('comes back as a status with its history', async () => {
    await post({ webOrderNo: 'WEB-A2', ...order });
    await s.when(SevkiyatGerceklesti, despatch('WEB-A2', 'IRS2026000000001'));
    await s.when(SiparisOnaylandi, approval('WEB-A2'));

    expect(await get('/api/web-orders/WEB-A2')).toMatchObject({
      status: 'DESPATCHED',
      despatchNoteNo: 'IRS2026000000001',
      history: [{ status: 'RECEIVED' }, { status: 'DESPATCHED' }, { status: 'APPROVED' }],
      version: 3,
    });
    expect(await get('/api/orders/WEB-A2/status')).toMatchObject({ status: 'DESPATCHED', version: 3 });
  });

  it('is listed by its account, by number', async () => {
    for (const webOrderNo of ['WEB-C', 'WEB-A', 'WEB-B']) await post({ webOrderNo, ...order });
    await post({ webOrderNo: 'WEB-D', ...order, accountNo: '120.00043' });
    await s.when(SiparisOnaylandi, approval('WEB-B'));

    expect(await get('/api/web-orders?accountNo=120.00042&limit=2')).toMatchObject({
      items: [
        { webOrderNo: 'WEB-A', status: 'RECEIVED', version: 1 },
        { webOrderNo: 'WEB-B', status: 'APPROVED', version: 2 },
      ],
      next: 'WEB-B',
    });
    expect(await get('/api/web-orders?accountNo=120.00042&limit=2&after=WEB-B')).toMatchObject({
      items: [{ webOrderNo: 'WEB-C' }],
      next: null,
    });
  });

  it.each([
    ['a number that the shop draws', { webOrderNo: 'WEB-2026-000000001', ...order }, 'webOrderNo'],
    ['a number of another form', { webOrderNo: 'SIP-1', ...order }, 'webOrderNo'],
    ['no line', { ...order, lines: [] }, 'lines'],
    ['nothing of a product', { ...order, lines: [{ sku: '85123A', quantity: '0' }] }, 'lines.0.quantity'],
  ])('with %s is refused', async (_, body, field) => {
    expect(await post(body)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field }] },
    });
  });
});
