import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { fxRateOn } from './fx-rate-on.js';

describe('exchange rates', () => {
  let s: Scenario;
  let other: OtherInstance;
  beforeAll(async () => {
    s = await scenario(erpCore);
    other = await otherInstance(s);
  });
  beforeEach(() => s.query('TRUNCATE fx_rate, fx_currency'));
  afterAll(async () => {
    await other.database.close();
    await s.close();
  });

  const dated = [
    { validFrom: '2010-01-01', rate: '1.4873' },
    { validFrom: '2010-12-01', rate: '1.512345' },
  ];
  const set = (rates: object[], headers = {}, currency = 'USD') =>
    s.http('PUT', `/api/fx-rates/${currency}`, { rates }, headers);
  const on = (currency: string, day: string) => other.work.run(({ db }) => fxRateOn(db, currency, day));

  it('are set and read by currency, earliest first', async () => {
    const answer = await set(dated.toReversed());
    expect(answer).toMatchObject({ status: 200, body: { currency: 'USD', version: 1, rates: dated } });
    expect(await s.http('GET', '/api/fx-rates/USD')).toMatchObject({ status: 200, body: answer.body });
    await s.thenNothing();
  });

  it.each([
    ['2010-01-01', '1.4873'],
    ['2010-11-30', '1.4873'],
    ['2010-12-01', '1.512345'],
    ['2026-01-01', '1.512345'],
  ])('on %s the rate is the latest that began: %s', async (day, rate) => {
    await set(dated);
    await set([{ validFrom: '2010-01-01', rate: '2' }], {}, 'EUR');
    expect(await on('USD', day)).toBe(rate);
  });

  it('are missing before the first and of other currencies, and never needed for TRY', async () => {
    await set(dated);
    await expect(on('USD', '2009-12-31')).rejects.toMatchObject({ code: 'FX_RATE_NOT_FOUND' });
    await expect(on('EUR', '2010-12-01')).rejects.toMatchObject({ code: 'FX_RATE_NOT_FOUND' });
    expect(await on('TRY', '2009-12-31')).toBeUndefined();
    expect(await s.http('GET', '/api/fx-rates/EUR')).toMatchObject({
      status: 422,
      body: { code: 'FX_RATE_NOT_FOUND' },
    });
  });

  it('are replaced as a whole, as the caller saw them', async () => {
    await set(dated);
    const rates = [{ validFrom: '2011-01-01', rate: '1.6' }];
    expect(await set(rates, { 'if-match': '"2"' })).toMatchObject({
      status: 412,
      body: { facts: { version: 1 } },
    });
    expect((await s.http('GET', '/api/fx-rates/USD')).body).toMatchObject({ version: 1, rates: dated });
    expect(await set(rates, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2, rates },
    });
  });

  it('that many callers set at once are those of one of them', async () => {
    const sets = Array.from({ length: 20 }, (_, index) => [
      { validFrom: `20${String(10 + index)}-01-01`, rate: '1' },
      { validFrom: '2009-01-01', rate: String(index + 1) },
    ]);
    const answers = await Promise.all(sets.map((rates) => set(rates)));
    expect(answers.map(({ status }) => status)).toEqual(sets.map(() => 200));
    const rates = await s.query<{ validFrom: string; rate: string }>(
      'SELECT valid_from AS "validFrom", rate FROM fx_rate ORDER BY valid_from DESC',
    );
    expect(sets).toContainEqual(rates);
  });

  it.each([
    ['TRY', dated],
    ['usd', dated],
    ['USD', []],
    ['USD', [...dated, ...dated]],
    ['USD', [{ validFrom: '2010-01-01', rate: '0' }]],
    ['USD', [{ validFrom: '2010-01-01', rate: '-1' }]],
    ['USD', [{ validFrom: '2010-01-01', rate: '1.1234567' }]],
    ['USD', [{ validFrom: '2010-02-30', rate: '1' }]],
  ])('of %s are refused when faulty: %j', async (currency, rates) => {
    expect(await set(rates, {}, currency)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    expect(await s.query('SELECT FROM fx_rate')).toEqual([]);
  });
});
