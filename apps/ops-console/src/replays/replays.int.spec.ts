import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Replay } from '@kervan/console-api';
import { scenario, type Scenario } from '@kervan/testing';
import { z } from 'zod';
import { ScriptedService } from '../directory/scripted-service.mother.js';
import { opsConsole } from '../ops-console.js';

const reason = 'the report was wrong';
const difference = 'd'.repeat(64);
const replay = {
  ...{ id: 7, state: 'READY', events: 10, wanted: 10, perSecond: 5, secondsLeft: null, error: null },
  ...{ createdBy: 'api', createdAt: '2010-12-01T08:00:00.000Z', finishedAt: null },
};
const compared = { ...replay, comparison: { equal: false, difference } };

describe('replays through the console', () => {
  let s: Scenario;
  let reporting: ScriptedService;
  beforeAll(async () => {
    reporting = await ScriptedService.start();
    reporting.answer = ({ method, path }) => {
      if (path === '/ops/replays' && method === 'GET') return [200, [compared]];
      if (path === '/ops/replays') return [202, { ...replay, state: 'PENDING', comparison: null }];
      if (path.startsWith('/ops/replays/7/')) return [202, compared];
      return [404, { code: 'NOT_FOUND', detail: 'nothing' }];
    };
    s = await scenario(opsConsole, {
      SERVICES: JSON.stringify({ reporting: reporting.url, away: 'http://127.0.0.1:9' }),
      SERVICES_TOKEN: 'the-token-of-the-console',
    });
  });
  afterAll(async () => {
    await s.close();
    await reporting.stop();
  });

  const last = () => reporting.asked.filter(({ path }) => path.startsWith('/ops/replays')).at(-1);

  it('are listed of the services that answer', async () => {
    const { body } = await s.http('GET', '/api/replays');
    expect(z.array(Replay).parse(body)).toMatchObject([
      { service: 'reporting', id: 7, state: 'READY', equal: false, difference },
    ]);
  });

  it('are asked for by whoever asks, and remembered', async () => {
    const request = { service: 'reporting', rate: 100, reason };
    expect(await s.http('POST', '/api/replays', request)).toMatchObject({
      status: 202,
      body: { service: 'reporting', state: 'PENDING', equal: null, difference: null },
    });
    expect(last()).toMatchObject({ body: { rate: 100, reason }, headers: { 'x-kervan-actor': 'api' } });
    expect(await s.http('GET', '/api/audit?action=replay.created')).toMatchObject({
      body: { items: [{ actor: 'api', subject: 'reporting/7', reason }] },
    });
  });

  it('are swapped in with the difference that was looked at', async () => {
    const request = { acceptDifference: difference, reason };
    expect(await s.http('POST', '/api/replays/reporting/7/swap', request)).toMatchObject({ status: 202 });
    expect(last()).toMatchObject({ path: '/ops/replays/7/swap', body: request });
  });

  it.each(['cancel', 'drop'])('are ended by %s', async (change) => {
    const request = { acceptDifference: difference, reason };
    expect(await s.http('POST', `/api/replays/reporting/7/${change}`, request)).toMatchObject({
      status: 202,
    });
    expect(last()).toMatchObject({ path: `/ops/replays/7/${change}`, body: { reason } });
  });

  it.each([
    ['a service that nobody knows', 'POST', '/api/replays', { service: 'nobody', reason }, 404],
    ['a service that is away', 'POST', '/api/replays', { service: 'away', reason }, 503],
    ['a change that there is not', 'POST', '/api/replays/reporting/7/approve', { reason }, 422],
    ['no reason', 'POST', '/api/replays', { service: 'reporting' }, 422],
  ])('are refused for %s', async (_, method, path, request, status) => {
    expect(await s.http(method, path, request)).toMatchObject({ status });
  });
});
