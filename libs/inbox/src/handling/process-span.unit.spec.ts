import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { recordOf } from '../fixture/inbox.fixture.js';
import { RecordReader } from '../reading/read-record.js';
import { HandlerTable } from './handler-table.js';
import { openProcessSpan } from './process-span.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
const record = { ...recordOf({ key: 'A', step: 1, headers }), offset: 0, timestamp: 0 };

describe('the process span of an event (trap 44)', () => {
  const exporter = new InMemorySpanExporter();
  const sdk = new NodeSDK({
    autoDetectResources: false,
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  beforeAll(() => sdk.start());
  beforeEach(() => exporter.reset());
  afterAll(() => sdk.shutdown());

  const spanOf = (replayed: boolean) => {
    const delivery = new RecordReader(new HandlerTable('spec'), () => undefined, replayed).read(record);
    openProcessSpan(delivery, { consumer: 'spec', number: 1 }).end();
    const [span] = exporter.getFinishedSpans();
    return span;
  };
  const links = [{ context: { traceId: TRACE } }];

  it('belongs to the trace of the event', () => {
    const span = spanOf(false);
    expect(span?.spanContext().traceId).toBe(TRACE);
    expect(span?.links).toMatchObject(links);
  });

  it('in a replay only links to it, and is a trace of its own', () => {
    const span = spanOf(true);
    expect(span?.spanContext().traceId).not.toBe(TRACE);
    expect(span?.parentSpanContext).toBeUndefined();
    expect(span?.links).toMatchObject(links);
  });
});
