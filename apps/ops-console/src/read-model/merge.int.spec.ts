import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outcome, type Delivery, type TouchedRecord } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import type { IncomingRecord } from '@kervan/messaging';
import fc from 'fast-check';
import { project, writeProjection } from './projection.js';
import { ReadModelFixture } from './read-model.fixture.js';
import { delivery, receiptsRecord } from './records.mother.js';

const ids = ['1', '2', '3'].map((digit) => `0197f3c2-0000-7000-8000-00000000000${digit}`);

const told: fc.Arbitrary<Delivery> = fc
  .record({
    eventId: fc.constantFrom(...ids, 'foreign id'),
    outcome: fc.constantFrom(...Outcome.values),
    attempt: fc.integer({ min: 1, max: 4 }),
    offset: fc.option(fc.integer({ min: 0, max: 5 })),
    durationMs: fc.constantFrom(0.1, 2.345, 1e6),
    fingerprint: fc.option(fc.constantFrom('HANDLER_FAILED:0a', 'HANDLER_FAILED:0b', 'GAP:00')),
    touched: fc.constantFrom<TouchedRecord[]>([], [{ table: 'voucher', key: 'Y"1', before: null, after: 1 }]),
  })
  .map(delivery);

/** One consumer tells one thing of an event at a time: what is told at the same time is the same. */
const records = fc
  .uniqueArray(
    fc.record({
      deliveries: fc.uniqueArray(told, { minLength: 1, maxLength: 4, selector: ({ eventId }) => eventId }),
      consumer: fc.constantFrom('accounting', 'crm'),
      second: fc.integer({ min: 0, max: 59 }),
    }),
    { minLength: 1, maxLength: 8, selector: ({ consumer, second }) => `${consumer} ${second}` },
  )
  .map((all) =>
    all.map(({ deliveries, consumer, second }) =>
      receiptsRecord(deliveries, {
        consumer,
        time: new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString(),
      }),
    ),
  );

/** The records with some of them repeated, in any order, cut anywhere. */
const disturbed = (all: IncomingRecord[]) =>
  fc
    .shuffledSubarray([...all, ...all, ...all], { minLength: 2 * all.length })
    .map((some) => [...some, ...all])
    .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
    .chain((some) => fc.tuple(fc.constant(some), fc.array(fc.nat({ max: some.length }), { maxLength: 4 })))
    .map(([some, cuts]) => {
      const ends = [...new Set([...cuts, some.length])].sort((a, b) => a - b);
      return ends.map((end, index) => some.slice(ends[index - 1] ?? 0, end));
    });

describe('what receipts tell', () => {
  let model: ReadModelFixture;
  beforeAll(async () => {
    model = await ReadModelFixture.create(testStores().databaseUrl);
  });
  afterAll(() => model.end());

  const written = async (statements: readonly (readonly IncomingRecord[])[]) => {
    await model.empty();
    for (const each of statements) await writeProjection(model.database, project(each));
    return model.rows();
  };

  it('is the same in any order, however often it is read and wherever statements are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        records.chain((all) => fc.tuple(fc.constant(all), disturbed(all))),
        async ([all, parts]) => {
          expect(await written(parts)).toEqual(await written(all.map((record) => [record])));
          expect(await written([all])).toEqual(await written(parts));
        },
      ),
      { numRuns: 100 },
    );
  });

  const stands = async (...steps: (Partial<Delivery> & { at: string })[]) => {
    const rows = await written(
      steps.map(({ at, ...given }) => [
        receiptsRecord([delivery({ eventId: 'e', ...given })], { time: `2026-03-02T${at}Z` }),
      ]),
    );
    return rows['deliveries']?.[0];
  };
  const failed = { outcome: 'parked', fingerprint: 'HANDLER_FAILED:0a' } as const;

  it('keeps the last failure of what was healed', async () => {
    const row = await stands(
      { ...failed, at: '09:00:00' },
      { ...failed, offset: null, attempt: 2, fingerprint: 'HANDLER_FAILED:0b', at: '09:00:02' },
      { offset: null, attempt: 3, at: '09:00:04' },
    );
    expect(row).toMatchObject({
      ...{ state: 'handled', attempts: 3, offset: 0, fingerprint: 'HANDLER_FAILED:0b' },
      first_at: '2026-03-02T09:00:00+00:00',
      failed_at: '2026-03-02T09:00:02+00:00',
      last_at: '2026-03-02T09:00:04+00:00',
    });
  });

  it('lets the later attempt stand while nothing is settled, and of one attempt the worst', async () => {
    expect(
      await stands({ ...failed, outcome: 'dead', at: '09:00:00' }, { ...failed, at: '09:00:01' }),
    ).toMatchObject({
      state: 'dead',
    });
    expect(
      await stands({ ...failed, outcome: 'dead', at: '09:00:00' }, { ...failed, attempt: 2, at: '08:59:00' }),
    ).toMatchObject({ state: 'parked', attempts: 2 });
  });

  it('counts duplicates beside what stands', async () => {
    const duplicate = { outcome: 'duplicate', at: '09:00:03' } as const;
    expect(
      await stands(
        { at: '09:00:00' },
        { ...duplicate, offset: 7 },
        { ...duplicate, offset: 7 },
        { ...duplicate, offset: null },
      ),
    ).toMatchObject({
      state: 'handled',
      duplicates: [-1, 7],
      attempts: 1,
      last_at: '2026-03-02T09:00:00+00:00',
    });
    expect(await stands({ ...duplicate, offset: 7 })).toMatchObject({ state: 'duplicate', attempts: 0 });
  });
});
