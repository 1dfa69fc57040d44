import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@kervan/service';
import { z } from 'zod';
import { pollService } from './service-poll.js';
import { ServiceClient } from './service-client.js';
import { ScriptedService } from './scripted-service.mother.js';

const TOKEN = 'the-token-of-the-console';
const caller: Caller = { name: 'ayse', role: 'operator' };
const Answer = z.object({ done: z.boolean() });

describe('the operations of a service', () => {
  let service: ScriptedService;
  let client: ServiceClient;
  beforeEach(async () => {
    service = await ScriptedService.start();
    client = new ServiceClient('ledger', `${service.url}/`, TOKEN);
  });
  afterEach(() => service.stop());

  it('are asked for on behalf of somebody, with the key of the request', async () => {
    service.answer = () => [201, { done: true }];
    const answer = await client.ask({
      ...{ method: 'POST', path: 'redrives', query: { limit: 2, after: undefined }, body: { a: 1 } },
      ...{ idempotencyKey: 'once', answer: Answer, caller },
    });

    expect(answer).toEqual({ done: true });
    expect(service.asked).toMatchObject([
      {
        method: 'POST',
        path: '/ops/redrives?limit=2',
        body: { a: 1 },
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'x-kervan-actor': 'ayse',
          'x-kervan-role': 'operator',
          'idempotency-key': 'once',
        },
      },
    ]);
  });

  it('take bytes as they are', async () => {
    service.answer = () => [200, { done: true }];
    const bytes = Readable.from([Buffer.from('Fiş;'), Buffer.from('Tarih')]);
    const request = { method: 'POST', path: 'sources/branch/try', answer: Answer, caller } as const;

    expect(await client.ask({ ...request, bytes })).toEqual({ done: true });
    expect(service.asked).toMatchObject([
      { body: 'Fiş;Tarih', headers: { 'content-type': 'application/octet-stream' } },
    ]);
  });

  it.each([
    ['answers something else', [200, { done: 'maybe' }]],
    ['fails', [500, { code: 'INTERNAL', detail: 'x' }]],
    ['does not know the console', [401, { code: 'UNAUTHENTICATED', detail: 'x' }]],
    ['sends one elsewhere', [302, {}]],
    ['does not answer in time', 'nothing comes'],
  ] as const)('are unavailable where it %s', async (_, answer) => {
    service.answer = () => answer;
    const request = { path: 'redrives', answer: Answer, caller, timeoutMs: 200 };
    await expect(client.ask(request)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retriable: true });
    expect(service.asked.map(({ path }) => path)).toEqual(['/ops/redrives']);
  });

  it('are unavailable where it is away', async () => {
    const away = new ServiceClient('away', 'http://127.0.0.1:9', TOKEN);
    await expect(away.ask({ path: 'inbox', answer: Answer, caller })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  it('tell of its outbox where it consumes nothing, and are asked as a viewer for that', async () => {
    const outbox = {
      pending: 1,
      oldestSeconds: 2,
      heldKeys: 0,
      heldRows: 0,
      tables: [],
      lanes: [],
      more: 'kept',
    };
    service.answer = ({ path }) =>
      path === '/ops/outbox' ? [200, outbox] : [404, { code: 'NOT_FOUND', detail: 'x' }];

    expect(await pollService(client)).toEqual({ service: 'ledger', reachable: true, inbox: null, outbox });
    expect(service.asked.map(({ headers }) => headers['x-kervan-role'])).toEqual(['viewer', 'viewer']);
  });
});
