import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fromHeaders, type Envelope } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import type { SharedPart } from '@kervan/outbox';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { z } from 'zod';
import { InboxFixture } from '../fixture/inbox.fixture.js';
import { Arrived } from '../fixture/moved.fixture.js';

const headersText = z.record(z.string(), z.string());
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

/** Publishes when all handlers are done. */
class LateArrivals implements SharedPart {
  readonly #publications: (() => void)[] = [];

  add(publish: () => void): void {
    this.#publications.push(publish);
  }

  flush(): void {
    for (const publish of this.#publications.splice(0)) publish();
  }
}

describe('an event that a handler publishes', () => {
  const exporter = new InMemorySpanExporter();
  const sdk = new NodeSDK({
    autoDetectResources: false,
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  let inbox: InboxFixture;

  beforeAll(async () => {
    sdk.start();
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await inbox.reset();
    exporter.reset();
    inbox.behaviour.before = ({ data }, tx) => void tx.publish(Arrived, { thingNo: data.thingNo });
  });
  afterAll(async () => {
    await inbox.end();
    await sdk.shutdown();
  });

  const published = async (): Promise<Envelope[]> => {
    const rows = await inbox.database.query<{ headers: string; key: string }>(
      'SELECT headers, key FROM outbox WHERE topic = $1 ORDER BY id',
      [Arrived.topic],
    );
    return rows.map(({ headers, key }) => fromHeaders(headersText.parse(JSON.parse(headers)), key));
  };
  const processSpans = () => exporter.getFinishedSpans().filter(({ name }) => name === 'process spec.thing');
  const traced = { traceparent: `00-${TRACE}-${SPAN}-01`, ce_workorderno: 'IE-1' };

  it('continues flow and trace of the event that caused it', async () => {
    inbox.send({ key: 'A', step: 1, headers: traced }, { key: 'B', step: 1 });

    await inbox.start();
    await inbox.consumed();

    expect(await published()).toMatchObject([
      { key: 'A', correlationId: 'flow-A', causationId: 'A1', workOrderNo: 'IE-1' },
      { key: 'B', correlationId: 'flow-B', causationId: 'B1', workOrderNo: null },
    ]);
    const [first] = await published();
    expect(first?.traceparent).toContain(TRACE);
  });

  it('continues a trace that is not recorded as it is, without a span; log lines name the trace', async () => {
    const lines: string[] = [];
    const logger = createLogger('handler', { destination: { write: (line) => void lines.push(line) } });
    inbox.behaviour.before = ({ data }, tx) => {
      logger.info('handling');
      tx.publish(Arrived, { thingNo: data.thingNo });
    };
    const traceparent = `00-${TRACE}-${SPAN}-00`;
    inbox.send({ key: 'A', step: 1, headers: { traceparent } });

    await inbox.start();
    await inbox.consumed();

    expect(await published()).toMatchObject([{ key: 'A', causationId: 'A1', traceparent }]);
    expect(exporter.getFinishedSpans()).toEqual([]);
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { trace_id: TRACE, eventId: 'A1' },
    ]);
  });

  it('is created within a process span that names the delivery and has the stored context as parent', async () => {
    inbox.send({ key: 'A', step: 1, headers: traced });

    await inbox.start();
    await inbox.consumed();

    const [span] = processSpans();
    expect(span?.spanContext().traceId).toBe(TRACE);
    expect(span?.parentSpanContext?.spanId).toBe(SPAN);
    expect(span?.links).toMatchObject([{ context: { spanId: SPAN } }]);
    expect(span?.attributes).toMatchObject({
      'messaging.system': 'kafka',
      'messaging.operation.name': 'process',
      'messaging.destination.name': 'spec.thing',
      'messaging.destination.partition.id': '0',
      'messaging.consumer.group.name': 'spec-consumer',
      'messaging.kafka.offset': 0,
      'messaging.message.id': 'A1',
      'messaging.message.conversation_id': 'flow-A',
      'erp.event.type': 'spec.Moved.v1',
      'erp.work_order.number': 'IE-1',
      'erp.delivery.attempt': 1,
    });
    const created = exporter.getFinishedSpans().find(({ name }) => name === `create ${Arrived.topic}`);
    expect(created?.parentSpanContext?.spanId).toBe(span?.spanContext().spanId);
  });

  it('belongs to the trace of its own cause when it is published at the end of the transaction', async () => {
    inbox.behaviour.before = ({ data }, tx) =>
      tx.shared(LateArrivals).add(() => void tx.publish(Arrived, { thingNo: data.thingNo }));
    const other = TRACE.replace('0', '1');
    inbox.send(
      { key: 'A', step: 1, headers: traced },
      { key: 'B', step: 1, headers: { traceparent: `00-${other}-${SPAN}-01` } },
    );

    await inbox.start();
    await inbox.consumed();

    const [first, second] = await published();
    expect(first).toMatchObject({ causationId: 'A1', traceparent: expect.stringContaining(TRACE) });
    expect(second).toMatchObject({ causationId: 'B1', traceparent: expect.stringContaining(other) });
  });

  it('is not published by a failing try, whose span says so', async () => {
    inbox.behaviour.before = ({ data }, tx) => {
      tx.publish(Arrived, { thingNo: data.thingNo });
      throw new TypeError('no');
    };
    inbox.send({ key: 'A', step: 1, headers: traced });

    await inbox.start();
    await inbox.consumed();

    expect(await published()).toEqual([]);
    expect(processSpans()).toMatchObject([{ attributes: { 'error.type': 'TypeError' } }]);
  });

  it('belongs to no trace of receipts, which report many events', async () => {
    inbox.send({ key: 'A', step: 1, headers: traced });

    await inbox.start();
    await inbox.consumed();

    const [receipt] = await inbox.database.query<{ headers: string }>(
      `SELECT headers FROM outbox WHERE topic = 'ops.receipts'`,
    );
    expect(receipt?.headers).not.toContain(TRACE);
    expect(await inbox.receipts()).toMatchObject([
      {
        eventId: 'A1',
        eventTime: '2010-12-01T08:00:00Z',
        outcome: 'handled',
        offset: 0,
        touched: [{ table: 'effect', key: 'A/1', before: null, after: null }],
      },
    ]);
    expect(trace.getActiveSpan()).toBeUndefined();
  });
});
