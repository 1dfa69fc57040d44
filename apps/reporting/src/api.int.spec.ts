import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, IadeFaturasiAlindi, TahsilatAlindi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { z } from 'zod';
import { payment } from './payments/paid.mother.js';
import { reporting } from './reporting.js';
import { invoice, returnInvoice } from './sales/sold.mother.js';

const Page = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const Digest = z.object({ sha256: z.string() });
const lists = ['sales', 'receivables', 'stock-value', 'service-levels'];

describe('the HTTP API of reporting', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(reporting);
    await s.when(
      FaturaKesildi,
      invoice('KRV2026000000001', {
        lines: [
          { sku: 'MUM', net: '10.00' },
          { sku: '@A', net: '-3.00' },
        ],
      }),
    );
    await s.when(
      FaturaKesildi,
      invoice('KRV2026000000002', {
        accountNo: 'C2',
        issueDate: '2026-03-02',
        lines: [{ sku: 'Mum, "büyük"', net: '1.00', kdvRate: '10' }],
      }),
    );
    await s.when(IadeFaturasiAlindi, returnInvoice('IAD2026000000001', { accountNo: 'C3' }));
    await s.when(TahsilatAlindi, payment('THS2026000000001', '1.00', { unmatched: '1.00' }));
  });
  afterAll(() => s.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    s.http('GET', `/api/reports/${path}`, undefined, headers);

  it('describes itself by OpenAPI', async () => {
    const page = (schema: string) => ({
      get: {
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: expect.stringContaining(schema) } } } },
        },
      },
    });
    expect(await s.http('GET', '/docs/json')).toMatchObject({
      body: {
        openapi: '3.1.0',
        paths: {
          '/api/reports/sales': page('SalesPage'),
          '/api/reports/sales.csv': { get: {} },
          '/api/reports/receivables': page('ReceivablesPage'),
          '/api/reports/receivables.csv': { get: {} },
          '/api/reports/stock-value': page('StockValuePage'),
          '/api/reports/stock-value.csv': { get: {} },
          '/api/reports/service-levels': page('ServiceLevelsPage'),
          '/api/reports/service-levels.csv': { get: {} },
          '/api/reports/checksum': { get: {} },
          '/ops/rebuild': { get: {}, post: {} },
        },
      },
    });
  });

  it.each(lists)(
    '%s is a page of JSON, and CSV by its ending or by what the caller accepts',
    async (list) => {
      expect(await get(list)).toMatchObject({ status: 200, body: { items: expect.any(Array), next: null } });
      const csv = await get(`${list}.csv`);
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(csv.body).toMatch(/^[a-zA-Z0-9,]+\r\n/);
      expect((await get(list, { accept: 'text/csv' })).body).toBe(csv.body);
      expect((await get(list, { accept: '*/*' })).body).toMatchObject({ next: null });
    },
  );

  it('CSV has the whole report, with text that is no formula', async () => {
    expect((await get('sales.csv?groupBy=sku,kdvRate')).body).toBe(
      [
        'sku,kdvRate,currency,description,unit,quantity,net,kdv,netTry,kdvTry,withheldKdv,withheldKdvTry,' +
          'returnedQuantity,returnedNet,returnedKdv,returnedNetTry,returnedKdvTry',
        `'@A,20,TRY,,,1,-3.00,-0.60,-3.00,-0.60,0.00,0.00,0,0.00,0.00,0.00,0.00`,
        'MUM,20,TRY,,,1,10.00,2.00,10.00,2.00,0.00,0.00,1,5.00,1.00,5.00,1.00',
        '"Mum, ""büyük""",10,TRY,,,1,1.00,0.10,1.00,0.10,0.00,0.00,0,0.00,0.00,0.00,0.00',
        '',
      ].join('\r\n'),
    );
  });

  it.each(['sales?groupBy=day,sku,segment,kdvRate', 'receivables?asOf=2026-03-31'])(
    'pages of %s make the whole list',
    async (path) => {
      const whole = Page.parse((await get(path)).body).items;
      const found: unknown[] = [];
      let after = '';
      for (let page = 0; page < 10; page++) {
        const { items, next } = Page.parse((await get(`${path}&limit=1${after}`)).body);
        found.push(...items);
        if (next === null) break;
        after = `&after=${encodeURIComponent(next)}`;
      }
      expect(found).toEqual(whole);
      expect(found.length).toBeGreaterThanOrEqual(3);
    },
  );

  it.each([
    'sales?groupBy=colour',
    'sales?groupBy=day,day',
    'sales?groupBy=',
    'sales?from=2026-02-30',
    'sales?after=x',
    'sales?limit=0',
    'sales?limit=201',
    'receivables?asOf=today',
    'receivables?groupBy=day',
    'receivables?after=W10',
    'stock-value?groupBy=depot,day',
    'stock-value?asOf=2026',
    'service-levels?to=x',
    'service-levels?after=eA',
    'checksum?asOf=x',
    'sales.csv?from=x',
  ])('refuses %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('the checksum names every report and changes with the day', async () => {
    const { body } = await get('checksum?asOf=2026-03-01');
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(body).toEqual({
      asOf: '2026-03-01',
      sha256: digest,
      reports: { sales: digest, receivables: digest, stockValue: digest, serviceLevels: digest },
    });
    expect((await get('checksum?asOf=2026-03-01')).body).toEqual(body);
    expect((await get('checksum?asOf=2026-03-02')).body).not.toMatchObject(Digest.parse(body));
    expect(await get('checksum')).toMatchObject({ status: 200, body: { sha256: digest } });
  });

  it('while it is rebuilt it says so, and how far it is', async () => {
    expect((await get('sales')).headers.get('x-kervan-rebuilding')).toBeNull();
    expect(await s.http('GET', '/ops/rebuild')).toMatchObject({ body: { rebuilding: false, events: 0 } });
    // As a rebuild leaves it: half of what there was is consumed again.
    await s.query('UPDATE inbox_partition SET replay_until = next_offset * 2 - first_offset');
    expect((await get('sales')).headers.get('x-kervan-rebuilding')).toBe('50');
    await s.query('UPDATE inbox_partition SET replay_until = 0');

    expect(await s.http('POST', '/ops/rebuild')).toMatchObject({
      status: 202,
      body: { rebuilding: true, events: 4 },
    });
    await s.atRest();
    expect(await s.http('GET', '/ops/rebuild')).toMatchObject({ body: { rebuilding: false, replayed: 4 } });
    expect((await get('sales')).headers.get('x-kervan-rebuilding')).toBeNull();
  });

  it('does every one of its operations', async () => {
    expect(await s.api.unexercised()).toEqual([]);
  });

  it('answers properly whatever it is asked', async () => {
    const { succeeded } = await s.api.probe();
    expect(succeeded).toBeGreaterThan(0);
  });
});
