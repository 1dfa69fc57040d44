import { createServer, type Server } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { SpanKind, trace } from '@opentelemetry/api';
import { inSpan } from './tracing/in-span.js';
import { startTelemetry } from './telemetry.js';
import { activeTraceContext } from './tracing/trace-context.js';

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return `http://127.0.0.1:${address.port}`;
}

describe('telemetry', () => {
  it('starts nothing without an endpoint', async () => {
    const telemetry = await startTelemetry({ service: 'x', endpoint: undefined });
    const stored = await inSpan('work', { kind: SpanKind.INTERNAL }, () =>
      Promise.resolve(activeTraceContext()),
    );
    expect(stored).toEqual({ traceparent: null, tracestate: null });
    await telemetry.shutdown();
  });

  it('sends the spans to the collector at the latest at shutdown, continuing a stored context', async () => {
    const bodies: string[] = [];
    const collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(`${request.url ?? ''} ${Buffer.concat(chunks).toString()}`);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    const telemetry = await startTelemetry({ service: 'erp-core', endpoint: await listening(collector) });
    const stored = await inSpan('create order', { kind: SpanKind.PRODUCER }, () =>
      Promise.resolve(activeTraceContext()),
    );
    const continued = await inSpan('process order', { kind: SpanKind.CONSUMER, parent: stored }, () =>
      Promise.resolve(trace.getActiveSpan()?.spanContext().traceId),
    );
    await telemetry.shutdown();
    await new Promise((resolve) => collector.close(resolve));

    expect(continued).toBe(stored.traceparent?.split('-')[1]);
    const sent = bodies.join('\n');
    expect(sent).toContain('/v1/traces');
    for (const part of ['erp-core', 'create order', 'process order', continued]) expect(sent).toContain(part);
  });

  it('loses spans, and nothing else, to a dead collector', async () => {
    const closed = createServer();
    const endpoint = await listening(closed);
    await new Promise((resolve) => closed.close(resolve));
    const telemetry = await startTelemetry({ service: 'erp-core', endpoint });
    const work = Array.from({ length: 10_000 }, (_, index) =>
      inSpan('work', { kind: SpanKind.INTERNAL }, () => Promise.resolve(index)),
    );
    expect(await Promise.all(work)).toHaveLength(10_000);
    await expect(telemetry.shutdown()).resolves.toBeUndefined();
  });
});
