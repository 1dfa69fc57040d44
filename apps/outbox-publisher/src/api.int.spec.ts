import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryBroker, type Broker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { Api } from '@kervan/testing';
import { outboxPublisher } from './outbox-publisher.js';

const token = 'a-token-of-the-specs';

describe('the HTTP API of the publisher', () => {
  let broker: Broker;
  let publisher: RunningService;
  let api: Api;
  beforeAll(async () => {
    broker = memoryBroker();
    // Nobody listens there: the relay waits.
    const outboxes = [{ service: 'erp-core', databaseUrl: 'postgres://nobody:none@127.0.0.1:1/none' }];
    const environment = { OUTBOXES: JSON.stringify(outboxes), KAFKA_BROKERS: 'none:1', API_TOKEN: token };
    const config = parseConfig(outboxPublisher, environment);
    const logger = createLogger('outbox-publisher', { level: 'silent' });
    publisher = await startService(outboxPublisher, { config, broker, logger });
    api = new Api(publisher.url, token);
  });
  afterAll(async () => {
    await publisher.close();
    await broker.close();
  });

  it('does every one of its operations', async () => {
    expect(await api.http('GET', '/ops/relays')).toMatchObject({
      status: 200,
      body: [{ service: 'erp-core', state: 'waiting' }],
    });
    expect(await api.unexercised('/ops')).toEqual([]);
  });

  it('answers properly whatever it is asked', async () => {
    const { succeeded } = await api.probe({ under: '/ops' });
    expect(succeeded).toBeGreaterThan(0);
  });
});
