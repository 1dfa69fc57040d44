import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { opsConsole } from '../ops-console.js';
import { stored, untilPartitioned } from './stored.mother.js';

describe('the audit of views', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(opsConsole);
    await untilPartitioned(query);
  });
  afterAll(() => s.close());

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);
  const audited = () =>
    query(`SELECT actor, action, subject FROM operator_audit WHERE action LIKE '%.viewed' ORDER BY no`);

  it('tells who looked at what, a moment later and once a minute', async () => {
    const { id } = await stored(query);
    for (let time = 0; time < 3; time++) {
      expect((await s.http('GET', '/api/journeys/order/SIP-1')).status).toBe(200);
      expect((await s.http('GET', `/api/events/${id}`)).status).toBe(200);
    }
    await eventually('the views to be audited', async () => (await audited()).length >= 2);
    await s.http('GET', '/api/journeys/order/SIP-404');
    await eventually('the last view to be audited', async () => (await audited()).length >= 3);
    expect(await audited()).toEqual([
      { actor: 'api', action: 'journey.viewed', subject: 'order/SIP-1' },
      { actor: 'api', action: 'event.viewed', subject: id },
      { actor: 'api', action: 'journey.viewed', subject: 'order/SIP-404' },
    ]);
  });
});
