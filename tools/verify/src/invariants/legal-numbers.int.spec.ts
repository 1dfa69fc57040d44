import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { legalNumbers } from './legal-numbers.js';

const numbered = ['invoice', 'return_invoice', 'payment', 'despatch_note', 'goods_receipt'];
const tables = [
  'number_series (series text, last bigint)',
  'doubtful_receivable (document_no text)',
  'web_order (web_order_no text)',
  ...numbered.map((name) => `${name} (series text, number bigint)`),
]
  .map((table) => `CREATE TABLE ${table}`)
  .join(';');

describe('I18', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    const { database } = s;
    await database.query(`TRUNCATE number_series, doubtful_receivable, web_order, ${numbered.join(', ')}`);
    await database.query(`INSERT INTO number_series VALUES ('KRV2010', 2), ('IAD2010', 1), ('THS2010', 1), ('IRS2010', 2),
      ('MKB2010', 1), ('SPH2010', 1), ('WEB-2010', 2)`);
    await database.query("INSERT INTO invoice VALUES ('KRV2010', 2), ('KRV2010', 1)");
    await database.query("INSERT INTO return_invoice VALUES ('IAD2010', 1)");
    await database.query("INSERT INTO payment VALUES ('THS2010', 1)");
    await database.query("INSERT INTO despatch_note VALUES ('IRS2010', 1), ('IRS2010', 2)");
    await database.query("INSERT INTO goods_receipt VALUES ('MKB2010', 1)");
    await database.query("INSERT INTO doubtful_receivable VALUES ('SPH2010000000001')");
    await database.query(
      "INSERT INTO web_order VALUES ('WEB-2010-000000001'), ('WEB-2010-000000002'), ('WEB-OF-A-CUSTOMER')",
    );
  });
  const check = () => legalNumbers.evaluate(s.evidence, emptyBroker);

  it('holds when the documents have every number that was drawn', async () => {
    expect(await check()).toMatchObject({
      id: 'I18',
      holds: true,
      detail:
        'series without gap: KRV2010 1..2 in 2, IAD2010 1..1 in 1, THS2010 1..1 in 1, IRS2010 1..2 in 2, ' +
        'MKB2010 1..1 in 1, SPH2010 1..1 in 1, WEB-2010 1..2 in 2',
    });
  });

  it.each([
    ['invoice', 'KRV2010: documents 2..2 in 1, series 1..2 in 2'],
    ['despatch_note', 'IRS2010: documents 2..2 in 1, series 1..2 in 2'],
    ['return_invoice', 'IAD2010: documents nothing, series 1..1 in 1'],
    ['payment', 'THS2010: documents nothing, series 1..1 in 1'],
    ['goods_receipt', 'MKB2010: documents nothing, series 1..1 in 1'],
  ])('names a number that no %s has', async (table, detail) => {
    await s.database.query(`DELETE FROM ${table} WHERE number = 1`);
    expect(await check()).toMatchObject({ holds: false, detail });
  });

  it('names a number that no doubtful receivable or web order has', async () => {
    await s.database.query('DELETE FROM doubtful_receivable');
    await s.database.query("DELETE FROM web_order WHERE web_order_no LIKE '%1'");
    expect(await check()).toMatchObject({
      faults: [
        'WEB-2010: documents 2..2 in 1, series 1..2 in 2',
        'SPH2010: documents nothing, series 1..1 in 1',
      ],
    });
  });
});
