import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { project, writeProjection } from './projection.js';
import { ReadModelFixture } from './read-model.fixture.js';
import { delivery, eventRecord, receiptsRecord } from './records.mother.js';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const idOf = (digit: number) => `0197f3c2-0000-7000-8000-00000000000${digit}`;

describe('partitions of days', () => {
  let model: ReadModelFixture;
  beforeAll(async () => {
    model = await ReadModelFixture.create(testStores().databaseUrl);
  });
  afterEach(() => model.empty());
  afterAll(() => model.end());

  const there = async () =>
    (
      await model.database.query<{ name: string }>(
        `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event'::regclass ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const witnessed = async (...times: string[]) => {
    const events = times.map((time, index) => eventRecord({ id: idOf(index), time, workOrderNo: 'IE-1' }));
    const told = times.map((eventTime, index) => delivery({ eventId: idOf(index), eventTime }));
    await writeProjection(model.database, project([...events, receiptsRecord(told)]));
  };
  const placeOf = async (table: string) =>
    (
      await model.database.query<{ place: string }>(
        `SELECT tableoid::regclass::text AS place FROM ${table} ORDER BY event_id`,
      )
    ).map(({ place }) => place);

  it('are there for every day that is kept and for tomorrow, and gone after it', async () => {
    await model.partitions.keep(noon('2026-03-10'));
    expect(await there()).toEqual([
      ...['event_20260308', 'event_20260309', 'event_20260310', 'event_20260311'],
      'event_default',
    ]);
    await model.partitions.keep(noon('2026-03-10'));
    await model.partitions.keep(noon('2026-03-12'));
    expect(await there()).toEqual([
      ...['event_20260310', 'event_20260311', 'event_20260312', 'event_20260313'],
      'event_default',
    ]);
  });

  it('are made by any number of instances at once', async () => {
    await Promise.all([1, 2, 3].map(() => model.partitions.keep(noon('2026-04-01'))));
    expect(await there()).toContain('event_20260401');
  });

  it('take over what came before them', async () => {
    await model.partitions.keep(noon('2026-05-01'));
    await witnessed('2026-05-01T00:00:00Z', '2026-05-09T23:59:59.999Z');
    expect(await placeOf('event')).toEqual(['event_20260501', 'event_default']);

    await model.partitions.keep(noon('2026-05-03'));
    await model.partitions.keep(noon('2026-05-08'));
    expect(await placeOf('event')).toEqual(['event_20260509']);
    expect(await placeOf('delivery')).toEqual(['delivery_20260509']);
    expect(await placeOf('business_key')).toEqual(['business_key_20260509', 'business_key_20260509']);
  });

  it('keep odd times as long as others, from when they came', async () => {
    const now = Date.now();
    await model.partitions.keep(now);
    await witnessed('0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
    await model.partitions.keep(now);
    expect(await placeOf('event')).toEqual(['event_default', 'event_default', 'event_default']);

    await model.partitions.keep(now + 5 * 86_400_000);
    expect(await placeOf('event')).toEqual([]);
    expect(await placeOf('delivery')).toEqual([]);
    expect(await placeOf('business_key')).toEqual([]);
  });
});
