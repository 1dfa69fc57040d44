import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import type { Evidence } from '../evidence/evidence.js';
import { untilRead } from './until-read.js';

const tables = `
  CREATE TABLE inbox_partition (consumer text, topic text, partition integer, next_offset bigint);
  CREATE TABLE parked_claim (key text, due_at timestamptz)`;
const read = "INSERT INTO inbox_partition VALUES ('reporting', 'erp.sales.order', 0, 5)";

describe('a copy of a service', () => {
  let copy: SpecEvidence;
  let first: SpecEvidence;
  beforeAll(async () => {
    [copy, first] = await Promise.all([specEvidence(tables), specEvidence(tables)]);
  });
  afterAll(() => Promise.all([copy.close(), first.close()]));
  beforeEach(async () => {
    for (const { database } of [copy, first]) {
      await database.query('TRUNCATE inbox_partition');
      await database.query('TRUNCATE parked_claim');
      await database.query(read);
    }
    await first.database.query("INSERT INTO inbox_partition VALUES ('before', 'erp.sales.order', 0, 2)");
  });

  /** Waits, and makes the change when the copy was looked at for the second time. @returns how often it was looked at. */
  const looks = async (change = '') => {
    let seen = 0;
    const broker: Evidence['broker'] = {
      scan: () => Promise.resolve(),
      offsets: async (topic) => {
        seen += 1;
        if (seen === 2 && change) await copy.database.query(change);
        return [{ topic, partition: 0, start: 0, end: 5 }];
      },
    };
    await untilRead(copy.database, first.database, broker);
    return seen;
  };

  it('has read all when its positions are at the end, whatever other groups the first one ran as', async () => {
    expect(await looks()).toBe(1);
  });

  it('has not while it lags behind', async () => {
    await copy.database.query('UPDATE inbox_partition SET next_offset = 4');
    expect(await looks('UPDATE inbox_partition SET next_offset = 5')).toBeGreaterThan(2);
  });

  it('has not while it is to try something again, but does not wait for what is parked for good', async () => {
    await copy.database.query("INSERT INTO parked_claim VALUES ('K1', NULL), ('K2', now())");
    expect(await looks("DELETE FROM parked_claim WHERE key = 'K2'")).toBeGreaterThan(1);
  });
});
