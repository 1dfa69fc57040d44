import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { context, createContextKey, SpanKind, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { openSpan } from './in-span.js';
import { activeTraceContext, linkTo, remoteContext } from './trace-context.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const stored = (flags: string) => ({ traceparent: `00-${TRACE}-${SPAN}-${flags}`, tracestate: 'erp=1' });

describe('a stored context', () => {
  const exporter = new InMemorySpanExporter();
  const sdk = new NodeSDK({
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  beforeAll(() => sdk.start());
  beforeEach(() => exporter.reset());
  afterAll(() => sdk.shutdown());

  it('is the active one of what runs in it, and can be stored as it was', () => {
    context.with(remoteContext(stored('01')), () => {
      expect(trace.getActiveSpan()?.spanContext()).toMatchObject({ traceId: TRACE, spanId: SPAN });
      expect(activeTraceContext()).toEqual(stored('01'));
    });
  });

  it('keeps its span beside other values', () => {
    const key = createContextKey('spec');
    const more = remoteContext(stored('01')).setValue(key, 'more');

    expect(more.getValue(key)).toBe('more');
    expect(trace.getSpanContext(more)).toMatchObject({ traceId: TRACE });
    expect(more.deleteValue(key).getValue(key)).toBeUndefined();
    expect(trace.getSpanContext(trace.deleteSpan(remoteContext(stored('01'))))).toBeUndefined();
  });

  it.each([
    ['01', 1],
    ['00', 0],
  ])('with flags %s is continued by %i recorded spans of the same trace', (flags, recorded) => {
    const open = openSpan('work', { kind: SpanKind.INTERNAL, parent: stored(flags) });
    open.end();

    expect(open.span.spanContext().traceId).toBe(TRACE);
    expect(exporter.getFinishedSpans()).toHaveLength(recorded);
  });

  it('that is malformed has no span', () => {
    const malformed = remoteContext({ traceparent: '00-0-0-01', tracestate: null });

    expect(trace.getSpan(malformed)).toBeUndefined();
    expect(linkTo(malformed)).toEqual([]);
  });
});
