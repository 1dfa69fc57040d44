import { createServer } from 'node:http';
import { once } from 'node:events';

/** An OTLP/HTTP collector that takes everything and keeps nothing. */
export interface SpanSink {
  readonly endpoint: string;
  readonly close: () => void;
}

export async function openSpanSink(): Promise<SpanSink> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
