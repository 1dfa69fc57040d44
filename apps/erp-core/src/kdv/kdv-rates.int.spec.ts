import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';

describe('KDV rates', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
  });
  beforeEach(() => s.query('TRUNCATE kdv_rate, kdv_class'));
  afterAll(() => s.close());

  const dated = [
    { validFrom: '2010-01-01', rate: '18' },
    { validFrom: '2023-07-10', rate: '20' },
  ];
  const set = (rates: object[], headers = {}) =>
    s.http('PUT', '/api/kdv-classes/GENERAL/rates', { rates }, headers);
  const read = () => s.http('GET', '/api/kdv-classes/GENERAL/rates');

  it('are set and read by class, earliest first', async () => {
    const answer = await set(dated.toReversed());
    expect(answer).toMatchObject({ status: 200, body: { kdvClass: 'GENERAL', version: 1, rates: dated } });
    expect(await read()).toMatchObject({ status: 200, body: answer.body });
    await s.thenNothing();
  });

  it('of a class that nobody set are not found', async () => {
    expect(await read()).toMatchObject({ status: 422, body: { code: 'KDV_RATE_NOT_FOUND' } });
  });

  it('are replaced as a whole, as the caller saw them', async () => {
    await set(dated);
    const rates = [{ validFrom: '2011-01-01', rate: '10' }];
    expect(await set(rates, { 'if-match': '"2"' })).toMatchObject({
      status: 412,
      body: { facts: { version: 1 } },
    });
    expect((await read()).body).toMatchObject({ version: 1, rates: dated });
    expect(await set(rates, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2, rates },
    });
  });

  it('that many callers set at once are those of one of them', async () => {
    const sets = Array.from({ length: 20 }, (_, index) => [
      { validFrom: `20${String(10 + index)}-01-01`, rate: '1' },
      { validFrom: '2009-01-01', rate: String(index) },
    ]);
    const answers = await Promise.all(sets.map((rates) => set(rates)));
    expect(answers.map(({ status }) => status)).toEqual(sets.map(() => 200));
    const rates = await s.query<{ validFrom: string; rate: string }>(
      'SELECT valid_from AS "validFrom", rate FROM kdv_rate ORDER BY valid_from DESC',
    );
    expect(sets).toContainEqual(rates);
  });

  it.each([[[]], [[...dated, ...dated]], [[{ validFrom: '2010-13-01', rate: '1' }]]])(
    'are refused when faulty: %j',
    async (rates) => {
      expect(await set(rates)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    },
  );
});
