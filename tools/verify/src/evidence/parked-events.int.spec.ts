import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { specEvidence, type SpecEvidence } from './evidence.mother.js';
import { parkedEvents } from './parked-events.js';

const table = `
  CREATE TABLE parked_event (consumer text, topic text, key text, epoch integer, sequence bigint, state text,
    error_code text, parked_at timestamptz)`;

describe('parked events', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(table);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await s.database.query('TRUNCATE parked_event');
  });
  const parked = () => parkedEvents({ ...s.evidence, databases: { crm: s.database } });

  it('are told by consumer, topic, key and error, the one that was parked first before all others', async () => {
    await s.database.query(`INSERT INTO parked_event VALUES
      ('crm', 'erp.finance.invoice', 'K2', 1, 2, 'WAITING', NULL, '2026-01-02'),
      ('crm', 'erp.finance.invoice', 'K1', 1, 1, 'DEAD', 'RULE_VIOLATION', '2026-01-01')`);
    expect(await parked()).toEqual({
      count: 2,
      first: ['crm erp.finance.invoice/K1: RULE_VIOLATION', 'crm erp.finance.invoice/K2: WAITING'],
    });
  });

  it('are counted all and told to a hundred', async () => {
    await s.database.query(`INSERT INTO parked_event
      SELECT 'crm', 'erp.finance.invoice', 'K' || n, 1, 1, 'DEAD', 'RULE_VIOLATION', now() FROM generate_series(1, 101) AS n`);
    const { count, first } = await parked();
    expect({ count, told: first.length }).toEqual({ count: 101, told: 100 });
  });
});
