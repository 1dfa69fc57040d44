import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readLive } from '@kervan/console-api';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { eventually } from '@kervan/testing';
import { opsConsole } from '../ops-console.js';
import { LiveFeed } from './live-feed.js';

const API_TOKEN = 'a-token-of-the-specs';

describe('the live stream', () => {
  let store: TemporaryDatabase;
  let service: RunningService;
  beforeEach(async () => {
    store = await temporaryDatabase(testStores().databaseUrl);
    const environment = { DATABASE_URL: store.url, KAFKA_BROKERS: 'none:1', API_TOKEN };
    service = await startService(opsConsole, {
      config: parseConfig(opsConsole, environment),
      broker: memoryBroker(),
      logger: createLogger('ops-console', { level: 'silent' }),
    });
    await eventually('the console to be ready', async () => (await service.readiness.check()).ready);
  });
  afterEach(async () => {
    await service.close();
    await store.drop();
  });

  const open = (signal?: AbortSignal) =>
    fetch(`${service.url}/api/live`, {
      headers: { authorization: `Bearer ${API_TOKEN}` },
      ...(signal && { signal }),
    });

  it('is for a hundred at once; the place of one who leaves is free again', async () => {
    const leave = new AbortController();
    const others = await Promise.all(Array.from({ length: 99 }, () => open()));
    const one = await open(leave.signal);
    expect([one, ...others].map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));

    const refused = await open();
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({
      status: 503,
      body: { code: 'OVERLOADED' },
    });

    leave.abort();
    await eventually('the place to be free', () => service.app.get(LiveFeed).viewers === 99);
    expect((await open()).status).toBe(200);
  });

  it('ends when the service stops, instead of holding it up', async () => {
    // What does not end by itself is cut in the end, and cannot be read to its end then.
    const ended = (await open()).text();
    await service.close();
    await expect(ended).resolves.toEqual(expect.any(String));
  });

  it.each(['nonsense', '-1', '99999999999999999', "1';--"])(
    'takes %p as no place to go on from',
    async (after) => {
      const response = await fetch(`${service.url}/api/live?after=${encodeURIComponent(after)}`, {
        headers: { authorization: `Bearer ${API_TOKEN}` },
      });
      for await (const { batch } of readLive(response)) {
        expect(batch).toEqual({ items: [], skipped: 0 });
        break;
      }
      await response.body?.cancel().catch(() => undefined);
    },
  );
});
