import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { deriveMasterData } from './derivation/derive-master-data.js';
import { loadMasterData, type LoadProgress } from './load-master-data.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const batch = z.object({
  accounts: z.array(z.unknown()).optional(),
  products: z.array(z.unknown()).optional(),
});

/** An API that remembers what it was sent and takes everything, or nobody without the token. */
function startApi(received: { path: string; body: unknown }[]): Server {
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const body: unknown = JSON.parse(await text(request));
    if (request.headers.authorization !== 'Bearer secret') return [401, { code: 'UNAUTHENTICATED' }];
    received.push({ path: request.url ?? '', body });
    const { accounts, products } = batch.parse(body);
    return [200, { created: (accounts ?? products ?? []).length, unchanged: 0 }];
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
  const received: { path: string; body: unknown }[] = [];
  let server: Server;
  let folder: string;

  beforeEach(async () => {
    received.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'load-'));
    server = startApi(received);
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('loads the KDV rate first, then accounts, then products, at most 1000 a request', async () => {
    const progress: LoadProgress[] = [];

    const result = await loadMasterData({
      folder: samples,
      apiUrl: urlOf(server),
      token: 'secret',
      onProgress: (step) => progress.push(step),
    });

    expect(received.map(({ path }) => path)).toEqual([
      '/api/kdv-classes/ONLINE_RETAIL/rates',
      '/api/accounts/batch',
      '/api/products/batch',
      '/api/products/batch',
    ]);
    expect(received[0]?.body).toEqual({ rates: [{ validFrom: '2010-01-01', rate: '20' }] });
    expect(result).toEqual({
      accounts: { created: 99, unchanged: 0 },
      products: { created: 1351, unchanged: 0 },
    });
    expect(progress.map(({ records, done }) => [records, done])).toEqual([
      ['accounts', 99],
      ['products', 1000],
      ['products', 1351],
    ]);
  });

  it('says what the API answered when it refuses', async () => {
    const load = loadMasterData({ folder: samples, apiUrl: urlOf(server), token: 'wrong' });

    await expect(load).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(received).toEqual([]);
  });

  it('derives one account per customer, one per country for the rest, and products by exact code', async () => {
    await writeFile(
      join(folder, '2010-12-01.csv'),
      [
        header,
        '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
        '536366,85123a,LANTERN,1,2010-12-01 08:27:00,2.55,17850.0,United Kingdom',
        '536367,85123A,broken',
        '536368,POST,POSTAGE,1,2010-12-01 08:28:00,18.0,,Hong Kong',
        '',
      ].join('\r\n'),
    );
    await writeFile(join(folder, 'notes.txt'), 'not a day file');

    expect(await deriveMasterData(folder)).toEqual({
      accounts: [
        { accountNo: '17850', segment: 'CUSTOMER', currency: 'TRY', creditLimit: '10000000.00' },
        { accountNo: 'RETAIL-HONG-KONG', segment: 'RETAIL', currency: 'TRY', creditLimit: '10000000.00' },
      ],
      products: ['85123A', '85123a', 'POST'].map((sku) => ({ sku, unit: 'C62', kdvClass: 'ONLINE_RETAIL' })),
    });
  });
});
