import { describe, expect, it } from '@jest/globals';
import { activeTraceContext, inSpan, startTelemetry } from '@kervan/observability';
import { SpanKind } from '@opentelemetry/api';
import { otlpReceiver } from './otlp-receiver.js';

describe('OTLP receiver', () => {
  it('gives the spans of one trace as a tree across processes', async () => {
    const receiver = await otlpReceiver();
    const telemetry = await startTelemetry({ service: 'erp-core', endpoint: receiver.endpoint });
    const order = await inSpan(
      'create erp.sales.order',
      { kind: SpanKind.PRODUCER, attributes: { 'messaging.kafka.message.key': 'SIP-1', attempt: 1 } },
      () => Promise.resolve(activeTraceContext()),
    );
    await inSpan('process erp.sales.order', { kind: SpanKind.CONSUMER, parent: order }, () =>
      Promise.resolve(),
    );
    await inSpan('another trace', { kind: SpanKind.INTERNAL }, () => Promise.resolve());
    await telemetry.shutdown();

    const spans = receiver.spansOf(order.traceparent?.split('-')[1] ?? '');
    const created = spans.find(({ name }) => name.startsWith('create'));
    expect(created).toMatchObject({
      service: 'erp-core',
      parentSpanId: null,
      attributes: { 'messaging.kafka.message.key': 'SIP-1', attempt: 1 },
    });
    expect(spans.find(({ name }) => name.startsWith('process'))?.parentSpanId).toBe(created?.spanId);
    expect(spans).toHaveLength(2);
    await receiver.close();
  });
});
