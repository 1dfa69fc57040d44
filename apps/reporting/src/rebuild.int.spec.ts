import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TeslimatKaydedildi } from '@kervan/contracts';
import { company, eventually, type Company } from '@kervan/testing';
import { companyMonth, interleaved } from './facts/company-month.mother.js';
import { reporting } from './reporting.js';

const paths = [
  '/api/reports/sales.csv?groupBy=day,sku,segment,kdvRate',
  '/api/reports/receivables.csv?asOf=2026-06-30',
  '/api/reports/stock-value.csv?asOf=2026-06-30',
  '/api/reports/service-levels.csv',
  '/api/reports/checksum?asOf=2026-06-30',
];

describe('reporting on Kafka, two instances in a group of their own', () => {
  let c: Company;
  beforeAll(async () => {
    const environment = () => ({ INBOX_GROUP: 'reporting-anew' });
    c = await company([{ service: reporting, instances: 2, environment }]);
    // Another interleaving than the month's own, the same for every run.
    const weights = companyMonth.map((_, index) => (index * 7919) % 23);
    for (const { contract, data } of interleaved(companyMonth, weights)) await c.given(contract, data);
    await c.atRest();
  });
  afterAll(() => c.close());

  const call = (method: string, path: string) => c.http(reporting, method, path);
  const bytes = () => Promise.all(paths.map(async (path) => (await call('GET', path)).body));
  const status = async () => (await call('GET', '/ops/rebuild')).body;
  const receipts = async () =>
    (await c.events(TeslimatKaydedildi)).flatMap(({ data }) => data.deliveries).length;

  it('given a rebuild, all reports have the same bytes, and nothing was published', async () => {
    const before = await bytes();
    expect(before[0]).toContain(`'=FENER`);
    expect(await receipts()).toBe(companyMonth.length);

    expect(await call('POST', '/ops/rebuild')).toMatchObject({
      status: 202,
      body: { rebuilding: true, events: companyMonth.length, replayed: 0 },
    });
    await c.atRest();

    expect(await status()).toEqual({
      rebuilding: false,
      events: companyMonth.length,
      replayed: companyMonth.length,
    });
    expect(await bytes()).toEqual(before);
    expect(await c.query(reporting, 'SELECT topic FROM outbox')).toEqual([]);
    expect(await c.query(reporting, 'SELECT topic FROM outbox_sequence')).toEqual([]);
    expect(await receipts()).toBe(companyMonth.length);
  });

  it('given rebuilds while it is rebuilt, the bytes are the same once it is done', async () => {
    const before = await bytes();
    for (let round = 0; round < 3; round++) {
      await call('POST', '/ops/rebuild');
      await eventually('facts to come back', async () => {
        const [row] = await c.query<{ count: number }>(
          reporting,
          'SELECT count(*) FROM inbox_partition WHERE next_offset > first_offset',
        );
        return row && row.count > 0;
      });
    }
    await c.atRest();
    expect(await bytes()).toEqual(before);
  });

  it('given it is stopped in the middle, it goes on when it starts again', async () => {
    const before = await bytes();
    await call('POST', '/ops/rebuild');
    await c.stop(reporting);
    await c.start(reporting);
    await c.atRest();
    expect(await bytes()).toEqual(before);
  });
});
