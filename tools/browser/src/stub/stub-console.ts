import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { contentSecurityPolicy } from '@kervan/ops-console';
import { routes } from '../fixtures/routes.js';
import { builtFile } from './built-pages.js';

export interface StubConsole {
  readonly url: string;
  /** `METHOD /path` of everything that was asked of the API, in its order. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** The built pages before an API that answers from fixtures: always the same, and always as the schemas say. */
export async function startStubConsole(): Promise<StubConsole> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    const isApi = url.pathname.startsWith('/api/') || url.pathname === '/sign-in.json';
    if (isApi) asked.push(`${request.method} ${url.pathname}`);
    (isApi ? answer(url, request, response) : page(url, response)).catch((error: unknown) => {
      problem(response, 500, 'INTERNAL', String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    asked,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The stub listens on no port.');
  return address.port;
}

async function page(url: URL, response: ServerResponse): Promise<void> {
  const { type, content } = await builtFile(url.pathname);
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(undefined),
  });
  response.end(content);
}

async function answer(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? null;
  const refused = url.pathname.startsWith('/api/') && (token === null || token === 'expired');
  const found = refused ? null : await answerOf(url, request, token ?? '');
  if (refused) problem(response, 401, 'UNAUTHENTICATED', 'The token is unknown or has expired.');
  else if (found instanceof ReadableStream) await stream(found, response);
  else if (found !== undefined) send(response, 200, found);
  else problem(response, 404, 'NOT_FOUND', `The fixtures hold nothing at ${url.pathname}`);
}

async function answerOf(url: URL, request: IncomingMessage, token: string): Promise<unknown> {
  const body: unknown = request.method === 'GET' ? undefined : await json(request);
  for (const { method, pattern, answer: found } of routes) {
    const match = method === request.method ? pattern.exec({ pathname: url.pathname }) : null;
    if (!match) continue;
    const params = decoded(match.pathname.groups);
    return found({ params, query: url.searchParams, body, token });
  }
  return undefined;
}

function decoded(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
  );
}

function send(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  send(response, status, { title: code, status, code, detail });
}

async function stream(events: ReadableStream<string>, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  for await (const text of events) response.write(text);
}
