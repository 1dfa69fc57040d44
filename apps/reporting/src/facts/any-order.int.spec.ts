import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import fc from 'fast-check';
import { reporting } from '../reporting.js';
import { checksum } from '../reports/checksum.js';
import { Reports } from '../reports/reports.js';
import { companyMonth, interleaved, type Happened } from './company-month.mother.js';

describe('events of different keys in any order, in transactions of any size', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;
  let reports: Reports;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: reporting.entities,
      migrations: [...outboxMigrations, ...reporting.migrations],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, reporting);
    reports = new Reports(database);
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  async function told(events: readonly Happened[], chunk: number) {
    await database.query(`TRUNCATE ${reporting.projections.join()}`);
    for (let start = 0; start < events.length; start += chunk)
      await work.run(async (tx) => {
        for (const event of events.slice(start, start + chunk)) await event.handle(tx);
      });
    return checksum(reports, '2026-12-31');
  }

  it('give the same bytes', async () => {
    const expected = await told(companyMonth, companyMonth.length);
    const weight = fc.integer({ min: 0, max: 1000 });
    const weights = fc.array(weight, { minLength: companyMonth.length, maxLength: companyMonth.length });
    await fc.assert(
      fc.asyncProperty(weights, fc.integer({ min: 1, max: 9 }), async (order, chunk) => {
        expect(await told(interleaved(companyMonth, order), chunk)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('the bytes tell whether one is missing', async () => {
    const expected = await told(companyMonth, companyMonth.length);
    const seen = new Set<string>();
    for (const left of companyMonth.keys())
      seen.add(
        (
          await told(
            companyMonth.filter((_, index) => index !== left),
            5,
          )
        ).sha256,
      );
    // Four change nothing: what is told of an account and a product again, a second approval, an order cancelled later.
    expect(seen.size).toBe(companyMonth.length - 4 + 1);
    expect(seen).toContain(expected.sha256);
  });
});
