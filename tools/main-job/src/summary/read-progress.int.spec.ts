import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readInput } from './document-totals.js';
import { specEvidence, type SpecEvidence } from '@kervan/verify/spec';
import { readProgress } from './read-progress.js';

const noFacts = { dropStartedAt: new Date(0), files: [], watchFolder: '' };

const tables = `
  CREATE TABLE invoice ();
  CREATE TABLE despatch_note ();
  CREATE TABLE voucher ();
  CREATE TABLE outbox ();
  CREATE TABLE order_to_try ();
  CREATE TABLE order_to_release ();
  CREATE TABLE reservation (state text, owed jsonb);
  CREATE TABLE stock_item (sku text, on_hand numeric, reserved numeric);
  CREATE TABLE inbox_partition (topic text, partition int, next_offset bigint);
  CREATE TABLE parked_claim (due_at timestamptz);
  CREATE TABLE arrival (file_name text, outcome text, lines int, published int, duplicate int, quarantined int,
    started_at timestamptz, filed_at timestamptz)`;

describe('the files of a run', () => {
  const facts = { ...noFacts, dropStartedAt: new Date(1_000), files: ['a.csv', 'b.csv'] };
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
    const arrive = (file: string, started: number, filed: number | null) =>
      s.database.query(
        "INSERT INTO arrival VALUES ($1, 'RECEIVED', 5, 3, 1, 1, to_timestamp($2), to_timestamp($3))",
        [file, started, filed],
      );
    await arrive('a.csv', 0.5, 1);
    await arrive('a.csv', 1, 2);
    await arrive('b.csv', 2, null);
    await arrive('dropped by someone else.csv', 2, 3);
  });
  afterAll(() => s.close());

  it('are waited for by name: what someone else dropped since is none of them', async () => {
    expect(await readProgress(s.evidence, facts)).toMatchObject({ filesWaiting: 1, lines: 10 });
  });

  it('are alone in its input figures', async () => {
    const input = { files: 2, lines: 10, published: 6, duplicates: 2, quarantined: 2 };
    expect(await readInput(s.evidence, facts)).toEqual(input);
  });
});

describe('what services do by themselves', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());

  it('is waited for: owed goods that are there by now, and orders that stock or credit is there for', async () => {
    const owes = (quantity: string) =>
      s.database.query("INSERT INTO reservation VALUES ('OWED', $1)", [
        JSON.stringify({ lines: [{ sku: 'A', quantity }] }),
      ]);
    await s.database.query("INSERT INTO stock_item VALUES ('A', 3, 1)");
    await owes('2');
    await owes('3');
    await s.database.query('INSERT INTO order_to_try DEFAULT VALUES');
    await s.database.query('INSERT INTO order_to_release DEFAULT VALUES');

    expect(await readProgress(s.evidence, noFacts)).toMatchObject({ retriesDue: 3 });
  });
});
