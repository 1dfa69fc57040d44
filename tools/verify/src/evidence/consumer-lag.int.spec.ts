import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consumerLag } from './consumer-lag.js';
import { specEvidence, type SpecEvidence } from './evidence.mother.js';

const topic = 'erp.sales.order';
/** Ten records, five in each partition. */
const broker = {
  scan: () => Promise.resolve(),
  offsets: (name: string) =>
    Promise.resolve([0, 1].map((partition) => ({ topic: name, partition, start: 10, end: 15 }))),
};

describe('the lag of consumers', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(
      'CREATE TABLE inbox_partition (consumer text, topic text, partition integer, next_offset bigint)',
    );
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await s.database.query('TRUNCATE inbox_partition');
  });
  const lag = () => consumerLag({ databases: { crm: s.database }, broker });
  const reads = (consumer: string, ...next: number[]) =>
    s.database.query(
      `INSERT INTO inbox_partition
       SELECT $1, $2, place - 1, next FROM unnest($3::bigint[]) WITH ORDINALITY AS given (next, place)`,
      [consumer, topic, next],
    );

  it('is what lies between a position and the end', async () => {
    await reads('crm', 15, 12);
    expect(await lag()).toBe(3);
  });

  it('does not count a group that the service once ran as', async () => {
    await reads('crm', 15, 15);
    await reads('crm-before', 11, 11);
    expect(await lag()).toBe(0);
  });

  it('counts all of a partition that the service never got, of a topic that it reads', async () => {
    await reads('crm', 15);
    expect(await lag()).toBe(5);
  });

  it('is nothing for a service of which no position is known', async () => {
    expect(await lag()).toBe(0);
  });
});
