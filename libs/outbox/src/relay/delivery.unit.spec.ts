import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { RecordingBroker } from '../specimen/recording-broker.js';
import { Blocked } from './blocked.js';
import { Delivery } from './delivery.js';
import { HeldRows } from './held-rows.js';
import { noMetrics } from './relay-metrics.js';
import { TopicCheck } from './topic-check.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const row = {
  id: 1,
  topic: 't',
  key: 'A',
  sequence: 1,
  headers: JSON.stringify({ traceparent }),
  payload: '{}',
};

describe('Delivery', () => {
  const open = new Set<string>();
  const sdk = new NodeSDK({
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    spanProcessors: [
      {
        onStart: (span) => void open.add(span.name),
        onEnd: (span) => void open.delete(span.name),
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  });

  beforeAll(() => sdk.start());
  afterAll(() => sdk.shutdown());

  it('leaves no span open when the lease is lost before a send', async () => {
    const broker = new RecordingBroker();
    const delivery = new Delivery({
      publisher: await broker.publisher(),
      topics: new TopicCheck(broker, [{ name: 't', partitions: broker.partitions }]),
      keeper: { sendDeadlineMs: () => Promise.reject(new KervanError('LEASE_LOST', 'lost')) },
      held: new HeldRows(),
      blocked: new Blocked(),
      metrics: noMetrics(),
      logger: createLogger('spec', { level: 'silent' }),
      floor: () => 0,
      acknowledge: () => Promise.resolve(),
    });

    await expect(delivery.deliver([row], new AbortController().signal)).rejects.toMatchObject({
      code: 'LEASE_LOST',
    });

    expect([...open]).toEqual([]);
    expect(broker.written).toEqual([]);
  });
});
