import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KayitKarantinayaAlindi, UrunBelgesiAlindi } from '@kervan/contracts';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { everyLineSettled } from './every-line-settled.js';

const tables = `
  CREATE TABLE document (line_count integer, version integer DEFAULT 1);
  CREATE TABLE quarantine (line_count integer, byte_count bigint, state text DEFAULT 'OPEN');
  CREATE TABLE arrival (file_name text, outcome text, filed_at timestamptz, lines integer, published integer,
    duplicate integer, quarantined integer, bytes bigint, published_bytes bigint, duplicate_bytes bigint,
    quarantined_bytes bigint, other_bytes bigint, file_bytes bigint, passed integer DEFAULT 0,
    passed_bytes bigint DEFAULT 0)`;

describe('I19', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await s.database.query('TRUNCATE document, quarantine, arrival');
    await s.database.query('INSERT INTO quarantine VALUES (1, 70)');
    await s.database.query(`INSERT INTO arrival VALUES
      ('1.csv', 'QUARANTINED', now(), 1, 0, 0, 1, 70, 0, 0, 70, 30, 100),
      ('2.csv', 'DUPLICATE', now(), 2, 0, 2, 0, 140, 0, 140, 0, 30, 170),
      ('3.csv', 'CHANGED', now(), 0, 0, 0, 0, 0, 0, 0, 0, 30, 170)`);
  });
  const check = (told = 1, products = 0) =>
    everyLineSettled.evaluate(s.evidence, {
      ...emptyBroker,
      events: { [KayitKarantinayaAlindi.type]: told, [UrunBelgesiAlindi.type]: products },
    });

  it('holds when lines and bytes are settled and make up their files', async () => {
    expect(await check()).toMatchObject({
      id: 'I19',
      holds: true,
      detail: '3 lines (210 bytes) read = published + duplicate + quarantined + passed; 0 documents',
    });
  });

  it.each([
    ['duplicate_bytes = 139', 'lines or bytes read and settled differ: 2.csv'],
    ['duplicate = 1', 'lines or bytes read and settled differ: 2.csv'],
    ['file_bytes = 171', 'bytes read and the size of the file differ: 2.csv'],
    ['file_bytes = NULL', 'bytes read and the size of the file differ: 2.csv'],
  ])('names a file with %s', async (change, detail) => {
    await s.database.query(`UPDATE arrival SET ${change} WHERE file_name = '2.csv'`);
    expect(await check()).toMatchObject({ holds: false, detail });
  });

  it('names an entry of the quarantine that nobody was told of', async () => {
    expect(await check(0)).toMatchObject({
      holds: false,
      detail: 'entries of the quarantine and their events on the broker: 1 and 0',
    });
  });

  it('knows every version of a document that may change', async () => {
    await s.database.query('INSERT INTO document VALUES (1, 2)');
    await s.database.query(
      `INSERT INTO arrival VALUES ('4.csv', 'RECEIVED', now(), 2, 2, 0, 0, 140, 140, 0, 0, 30, 170)`,
    );
    expect(await check(1, 2)).toMatchObject({ holds: true });
    expect(await check(1, 1)).toMatchObject({
      holds: false,
      detail: 'documents and their events on the broker: 2 and 1',
    });
  });

  it('counts what was repaired as what it became', async () => {
    await s.database.query(`UPDATE quarantine SET state = 'REPAIRED'`);
    expect(await check()).toMatchObject({
      holds: false,
      detail: expect.stringContaining('lines quarantined and lines in quarantine: 1 and 0'),
    });
    await s.database
      .query(`UPDATE arrival SET quarantined = 0, quarantined_bytes = 0, duplicate = 1, duplicate_bytes = 70
      WHERE file_name = '1.csv'`);
    expect(await check()).toMatchObject({ holds: true });
  });

  it('names quarantined bytes that are not in quarantine', async () => {
    await s.database.query('UPDATE quarantine SET byte_count = 69');
    expect(await check()).toMatchObject({
      holds: false,
      detail: 'bytes quarantined and bytes in quarantine: 70 and 69',
    });
  });
});
