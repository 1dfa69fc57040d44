import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { spansIn, type ReceivedSpan } from './otlp-request.js';

/** Collects the spans that processes send by OTLP/HTTP (JSON). */
export interface OtlpReceiver {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** All spans of a trace received so far. */
  spansOf(traceId: string): readonly ReceivedSpan[];
  readonly spans: readonly ReceivedSpan[];
  /** Everything that was sent, as it came. */
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

export async function otlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    text(request)
      .then((body) => {
        spans.push(...spansIn(JSON.parse(body)));
        bodies.push(body);
        response.setHeader('content-type', 'application/json').end('{}');
      })
      .catch(() => {
        response.writeHead(400).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no TCP address');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    spans,
    bodies,
    spansOf: (traceId) => spans.filter((span) => span.traceId === traceId),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
