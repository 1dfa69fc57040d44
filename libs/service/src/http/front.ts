import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { KervanError } from '@kervan/contracts';
import type { Readiness } from '../health/readiness.js';
import { sendProblem } from './send-problem.js';

/**
 * The HTTP server of a service. It listens from the first moment, so that health can be asked while the stores are
 * still away; everything else is answered with 503 until the application is mounted.
 */
export interface Front {
  readonly port: number;
  readonly url: string;
  mount(application: RequestListener): void;
  /** Takes no new connections, lets running requests finish for `graceMs`, then cuts them. */
  close(graceMs: number): Promise<void>;
}

/** What a front answers by itself, whatever the application does. */
export interface SelfReport {
  readonly readiness: Readiness;
  /** All metrics as Prometheus text. */
  readonly scrape: () => Promise<string>;
}

/** @throws Error of node when the address cannot be listened on. */
export async function openFront(host: string, port: number, self: SelfReport): Promise<Front> {
  let application: RequestListener = (request, response) =>
    void sendProblem(new KervanError('NOT_READY', 'The application is starting.'), request, response);
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    // An answer at all proves that the process is up and its event loop turns.
    if (path === '/health/live') sendHealth(response, 200, { status: 'up' });
    else if (path === '/health/ready') void sendReadiness(self.readiness, response);
    else if (path === '/metrics') void sendMetrics(self.scrape, response);
    else application(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: actual,
    url: `http://${host}:${actual}`,
    mount: (mounted) => {
      application = mounted;
    },
    close: (graceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          server.closeAllConnections();
        }, graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function sendReadiness(readiness: Readiness, response: ServerResponse): Promise<void> {
  const { ready, checks } = await readiness.check();
  sendHealth(response, ready ? 200 : 503, { status: ready ? 'up' : 'down', checks });
}

async function sendMetrics(scrape: SelfReport['scrape'], response: ServerResponse): Promise<void> {
  const text = await scrape().catch(() => null);
  response.writeHead(text === null ? 500 : 200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
  });
  response.end(text ?? '');
}

function sendHealth(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
