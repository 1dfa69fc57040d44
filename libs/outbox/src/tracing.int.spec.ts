import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger, inSpan, remoteContext } from '@kervan/observability';
import { context, SpanKind, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { startRelay } from './relay/relay.js';
import { OutboxFixture, publishVoucher } from './specimen/outbox-fixture.js';
import { RecordingBroker } from './specimen/recording-broker.js';

describe('the trace of an event', () => {
  const exporter = new InMemorySpanExporter();
  const sdk = new NodeSDK({
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  let outbox: OutboxFixture;
  let broker: RecordingBroker;

  beforeAll(async () => {
    sdk.start();
    outbox = await OutboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => {
    broker = new RecordingBroker();
    exporter.reset();
  });
  afterAll(async () => {
    await outbox.drop();
    await sdk.shutdown();
  });

  const span = (name: string) => exporter.getFinishedSpans().find((one) => one.name === name);

  async function relayed(count: number): Promise<void> {
    const logger = createLogger('spec', { level: 'silent' });
    const relay = startRelay({ service: 'spec', databaseUrl: outbox.temporary.publisherUrl, broker, logger });
    await broker.until(() => broker.written.length >= count);
    await outbox.drained();
    await relay.stop();
  }

  it('goes from the writing transaction through the relay to the broker', async () => {
    await inSpan('POST /api/orders', { kind: SpanKind.SERVER }, () => outbox.publish('A'));
    await relayed(1);

    const [request, create, send] = [
      'POST /api/orders',
      'create erp.finance.voucher',
      'send erp.finance.voucher',
    ].map(span);
    expect(create).toMatchObject({
      kind: SpanKind.PRODUCER,
      parentSpanContext: { spanId: request?.spanContext().spanId },
      attributes: { 'messaging.kafka.message.key': 'A' },
    });
    expect(send).toMatchObject({
      kind: SpanKind.CLIENT,
      parentSpanContext: { spanId: create?.spanContext().spanId },
      attributes: {
        'messaging.message.id': broker.written[0]?.headers['ce_id'],
        'messaging.message.conversation_id': broker.written[0]?.headers['ce_correlationid'],
        'erp.event.type': broker.written[0]?.headers['ce_type'],
      },
      links: [{ context: { spanId: span('send batch')?.spanContext().spanId } }],
    });
    expect(span('send batch')?.spanContext().traceId).not.toBe(request?.spanContext().traceId);
    const { traceId, spanId } = create?.spanContext() ?? {};
    expect(send?.spanContext().traceId).toBe(traceId);
    expect(broker.written[0]?.headers['traceparent']).toBe(`00-${String(traceId)}-${String(spanId)}-01`);
  });

  it('holds for events published with a number at the end of the unit', async () => {
    const traceId = await inSpan('handler', { kind: SpanKind.CONSUMER }, async (handler) => {
      const unit = await outbox.units.begin();
      const tx = unit.tx({ correlationId: 'c', causationId: null, workOrderNo: null });
      tx.number('S', (number) => publishVoucher(tx, `N${String(number)}`));
      // As in a chunk of many events: the commit happens in a span of its own.
      await inSpan('chunk', { kind: SpanKind.INTERNAL }, () => unit.commit());
      return handler.spanContext();
    });
    await relayed(1);

    expect(span('create erp.finance.voucher')?.parentSpanContext?.spanId).toBe(traceId.spanId);
  });

  it('is the one of its cause where that is not recorded: no span, and nobody further on records one', async () => {
    const cause = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
      tracestate: 'erp=1',
    };
    await context.with(remoteContext(cause), () => outbox.publish('A'));
    await relayed(1);

    expect(broker.written[0]?.headers).toMatchObject(cause);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('is absent where nothing is traced', async () => {
    await outbox.publish('A');
    await relayed(1);

    expect(trace.getActiveSpan()).toBeUndefined();
    expect(broker.written[0]?.headers).not.toHaveProperty('traceparent');
    expect(span('send erp.finance.voucher')).toBeUndefined();
  });
});
