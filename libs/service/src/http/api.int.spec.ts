import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig } from '../config/parse-config.js';
import { startService, type RunningService } from '../lifecycle/start-service.js';
import { specimen } from '../specimen/specimen.js';

const token = 'a-token-of-the-specs';

describe('the HTTP API of a service', () => {
  let database: TemporaryDatabase;
  let service: RunningService;
  const lines: string[] = [];

  beforeAll(async () => {
    database = await temporaryDatabase(testStores().databaseUrl);
    service = await startService(specimen, {
      config: parseConfig(specimen, {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: 'none:1',
        API_TOKEN: token,
      }),
      broker: memoryBroker(),
      logger: createLogger('specimen', { destination: { write: (line) => void lines.push(line) } }),
    });
    while (!(await service.readiness.check()).ready) await pause(10);
  });

  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  async function call(method: string, path: string, body?: string, authorization = `Bearer ${token}`) {
    const headers = { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const response = await fetch(service.url + path, { method, headers, body });
    const text = await response.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      headers: response.headers,
      body: parsed,
    };
  }

  it('tells its health without a token', async () => {
    expect(await call('GET', '/health/live', undefined, '')).toMatchObject({
      status: 200,
      body: { status: 'up' },
    });
    expect(await call('GET', '/health/ready', undefined, '')).toMatchObject({
      status: 200,
      body: { status: 'up', checks: { service: 'up', database: 'up', inbox: 'up' } },
    });
  });

  it('writes, reads and lists through the unit of work', async () => {
    const depot = { no: 'D1', city: 'Bursa' };
    expect(await call('POST', '/api/depots', JSON.stringify(depot))).toMatchObject({
      status: 201,
      body: depot,
    });
    expect(await call('GET', '/api/depots/D1')).toMatchObject({ status: 200, body: depot });
    const listed = await call('GET', '/api/depots?city=Bursa&limit=5');
    expect(listed).toMatchObject({ status: 200, body: { region: 'Marmara', depots: [depot] } });
  });

  it.each([
    ['none', ''],
    ['a wrong one', 'Bearer wrong'],
    ['another scheme', `Basic ${token}`],
  ])('refuses %s as token, also where nothing is found', async (_, authorization) => {
    for (const path of ['/api/depots', '/api/nothing', '/ops/outbox']) {
      const refused = await call('GET', path, undefined, authorization);
      expect(refused).toMatchObject({
        status: 401,
        type: 'application/problem+json',
        body: { code: 'UNAUTHENTICATED', instance: path },
      });
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('lists every faulty field of a body', async () => {
    expect(await call('POST', '/api/depots', '{"no":"7","city":""}')).toMatchObject({
      status: 422,
      type: 'application/problem+json',
      body: {
        code: 'REQUEST_INVALID',
        instance: '/api/depots',
        errors: [
          { field: 'no', message: 'must be D and digits' },
          { field: 'city', message: expect.anything() },
        ],
      },
    });
  });

  it('names the faulty parameter of a path and a query', async () => {
    const path = await call('GET', '/api/depots/7');
    expect(path).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'no', message: 'must be D and digits' }] },
    });
    const query = await call('GET', '/api/depots?limit=many');
    expect(query).toMatchObject({ status: 422, body: { errors: [{ field: 'limit' }] } });
  });

  it('names text that no database holds, wherever it stands', async () => {
    const body = await call('POST', '/api/depots', JSON.stringify({ no: 'D2', city: 'a\0' }));
    const message = 'must be text without NUL characters and halves of surrogate pairs';
    expect(body).toMatchObject({ status: 422, body: { errors: [{ field: 'city', message }] } });
    const half = await call('POST', '/api/depots', '{"no":"D2","city":"\\ud83d"}');
    expect(half).toMatchObject({ status: 422, body: { errors: [{ field: 'city', message }] } });
    const query = await call('GET', '/api/depots?city=%00');
    expect(query).toMatchObject({ status: 422, body: { errors: [{ field: 'city', message }] } });
  });

  it('quotes nothing of a body that is no JSON', async () => {
    expect(await call('POST', '/api/depots', '{"city": "Bursa", secret}')).toMatchObject({
      status: 400,
      body: { detail: 'The body is not valid JSON, or the address not a valid one.' },
    });
  });

  it.each([
    ['a depot that is not there', 'GET', '/api/depots/D404', undefined, 404, 'NOT_FOUND'],
    ['an unknown address', 'GET', '/api/nowhere', undefined, 404, 'NOT_FOUND'],
    ['malformed JSON', 'POST', '/api/depots', '{"no":', 400, 'REQUEST_INVALID'],
    ['a body over the limit', 'POST', '/api/depots', `"${'x'.repeat(1_100_000)}"`, 413, 'REQUEST_INVALID'],
  ])('answers %s with a problem', async (_, method, path, body, status, code) => {
    expect(await call(method, path, body)).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { code },
    });
  });

  it('keeps internal details out of the answer and puts them into the log', async () => {
    const failed = await call('POST', '/api/depots/fire');
    expect(failed).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(JSON.stringify(failed.body)).not.toContain('secret detail');
    expect(lines.join('')).toContain('secret detail');
  });

  it('describes itself in OpenAPI 3.1 with the schemas of the code', async () => {
    const { body } = await call('GET', '/docs/json', undefined, '');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'specimen' },
      paths: {
        '/api/depots': {
          post: {
            summary: 'Opens a depot.',
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Depot' } } },
            },
            responses: {
              201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Depot' } } } },
              default: {
                content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
              },
            },
          },
          get: {
            parameters: [
              { name: 'city', in: 'query', required: false },
              { name: 'limit', in: 'query' },
            ],
          },
        },
        '/api/depots/{no}': { get: { parameters: [{ name: 'no', in: 'path', required: true }] } },
      },
      components: { schemas: { Depot: { type: 'object', required: ['no', 'city'] } } },
    });
    expect((await fetch(`${service.url}/docs`)).status).toBe(200);
  });

  it('tells operators how inbox and outbox stand', async () => {
    expect(await call('GET', '/ops/outbox')).toMatchObject({
      status: 200,
      body: { pending: 0, oldestSeconds: null },
    });
    expect(await call('GET', '/ops/inbox')).toMatchObject({ status: 200, body: { parkedKeys: 0, dead: 0 } });
  });

  it('hardens its answers', async () => {
    const { headers } = await call('GET', '/api/depots');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
