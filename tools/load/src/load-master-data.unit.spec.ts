import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lineNet, Money } from '@kervan/money';
import { z } from 'zod';
import { deriveMasterData } from './derivation/derive-master-data.js';
import { loadMasterData, type LoadProgress } from './load-master-data.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const batch = z.object({
  accounts: z.array(z.unknown()).optional(),
  products: z.array(z.unknown()).optional(),
  prices: z.array(z.unknown()).optional(),
  items: z.array(z.unknown()).optional(),
});

interface Received {
  readonly path: string;
  readonly body: unknown;
}

/** Both services: remembers what it was sent and takes everything but `refused`; nobody without the token. */
function startApi(received: Received[], refused: ReadonlySet<string>): Server {
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const body: unknown = JSON.parse(await text(request));
    const path = request.url ?? '';
    if (request.headers.authorization !== 'Bearer secret') return [401, { code: 'UNAUTHENTICATED' }];
    if (refused.has(path)) return [409, { code: 'RESOURCE_EXISTS' }];
    received.push({ path, body });
    const { accounts, products, prices, items } = batch.parse(body);
    return [200, { created: (accounts ?? products ?? prices ?? items ?? []).length, unchanged: 0 }];
  };
  return createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
  }).listen(0, '127.0.0.1');
}

function urlOf(server: Server): string {
  const address = z.object({ port: z.int() }).parse(server.address());
  return `http://127.0.0.1:${address.port}`;
}

describe('loadMasterData', () => {
  const received: Received[] = [];
  const refused = new Set<string>();
  let server: Server;
  let folder: string;

  beforeEach(async () => {
    received.length = 0;
    refused.clear();
    folder = await mkdtemp(join(tmpdir(), 'load-'));
    server = startApi(received, refused);
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const load = (token: string, onProgress?: (step: LoadProgress) => void) =>
    loadMasterData({
      folder: samples,
      coreUrl: urlOf(server),
      warehouseUrl: urlOf(server),
      token,
      ...(onProgress ? { onProgress } : {}),
    });

  it('loads KDV rate, accounts, products, prices, depot, opening stock and who serves in this order, at most 1000 a request', async () => {
    const progress: LoadProgress[] = [];

    const result = await load('secret', (step) => progress.push(step));

    expect(received.map(({ path }) => path)).toEqual([
      '/api/kdv-classes/ONLINE_RETAIL/rates',
      '/api/accounts',
      '/api/accounts',
      '/api/accounts',
      '/api/accounts/batch',
      '/api/products/batch',
      '/api/products/batch',
      '/api/products/prices/batch',
      '/api/products/prices/batch',
      '/api/depots/MERKEZ',
      '/api/stock/opening',
      '/api/stock/opening',
      '/api/employees',
      '/api/accounts/17850/sales-rep',
      '/api/accounts/13047/sales-rep',
      '/api/accounts/12583/sales-rep',
    ]);
    expect(received[1]?.body).toMatchObject({
      accountNo: '17850',
      identity: { name: 'Zümrütbahçe Kırtasiye Ltd. Şti.' },
    });
    expect(JSON.stringify(received[4]?.body)).not.toContain('identity');
    expect(received[13]?.body).toEqual({ employeeNo: 'PER-0001', validFrom: '2010-01-04' });
    expect(received[0]?.body).toEqual({ rates: [{ validFrom: '2010-01-01', rate: '20' }] });
    expect(received[9]?.body).toEqual({ priority: 1 });
    expect(received[10]?.body).toMatchObject({ depotNo: 'MERKEZ', date: '2010-12-01' });
    expect(result).toEqual({
      accounts: { created: 99, unchanged: 0 },
      products: { created: 1351, unchanged: 0 },
      prices: { created: 1343, unchanged: 0 },
      stockItems: { created: 1346, unchanged: 0 },
    });
    expect(progress.map(({ records, done }) => [records, done])).toEqual([
      ['accounts', 99],
      ['products', 1000],
      ['products', 1351],
      ['prices', 1000],
      ['prices', 1343],
      ['stock items', 1000],
      ['stock items', 1346],
    ]);
  });

  it('says what the API answered when it refuses', async () => {
    await expect(load('wrong')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(received).toEqual([]);
  });

  it('tells how to begin anew when the stock was opened from other files', async () => {
    refused.add('/api/stock/opening');
    await expect(load('secret')).rejects.toMatchObject({
      code: 'RESOURCE_EXISTS',
      message: expect.stringContaining('begin anew with --fresh'),
    });
  });
});

describe('deriveMasterData', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'load-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('derives one account per customer, one per country for the rest, and products by exact code', async () => {
    await writeFile(
      join(folder, '2010-12-01.csv'),
      [
        header,
        '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
        '536366,85123a,LANTERN,0,2010-12-01 08:27:00,0.0,17850.0,United Kingdom',
        '536366,85123a,LANTERN,1,2010-12-01 08:27:00,3.00,17850.0,United Kingdom',
        '536367,85123A,LANTERN,1,2010-12-01 08:27:00,2.95,17850.0,United Kingdom',
        '536367,85123A,broken',
        '536368,POST,POSTAGE,1,2010-12-01 08:28:00,18.0,,Hong Kong',
        '',
      ].join('\r\n'),
    );
    await writeFile(join(folder, 'notes.txt'), 'not a day file');
    await writeFile(join(folder, 'undated.csv'), 'no day in its name');

    expect(await deriveMasterData(folder)).toEqual({
      accounts: [
        {
          accountNo: '17850',
          segment: 'CUSTOMER',
          currency: 'TRY',
          creditLimit: '10000000.00',
          identity: { name: 'Zümrütbahçe Kırtasiye Ltd. Şti.', taxNo: '1000000018' },
        },
        { accountNo: 'RETAIL-HONG-KONG', segment: 'RETAIL', currency: 'TRY', creditLimit: '10000000.00' },
      ],
      products: [
        { sku: '85123A', unit: 'C62', kdvClass: 'ONLINE_RETAIL', stocked: true },
        { sku: '85123a', unit: 'C62', kdvClass: 'ONLINE_RETAIL', stocked: true },
        { sku: 'POST', unit: 'C62', kdvClass: 'ONLINE_RETAIL', stocked: false },
      ],
      prices: ['85123A 2.55', '85123a 3.00', 'POST 18.0'].map((each) => {
        const [sku, price] = each.split(' ');
        return { sku, priceList: 'STANDARD', validFrom: '2010-12-01', price, currency: 'TRY' };
      }),
      openingStock: {
        date: '2010-12-01',
        items: [
          { sku: '85123A', quantity: '7', unitCost: '1.77' },
          { sku: '85123a', quantity: '1', unitCost: '1.80' },
        ],
      },
    });
  });

  it('opens the sample day with the value that another program found', async () => {
    const { items } = (await deriveMasterData(samples)).openingStock;
    const value = Money.sum(
      'TRY',
      items.map(({ quantity, unitCost }) => lineNet(quantity, unitCost, 'TRY')),
    );

    expect(value.toString()).toBe('56295.42');
    expect(items).toHaveLength(1346);
    expect(items.filter(({ quantity }) => quantity !== '0')).toHaveLength(1336);
  });
});
