import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly token: string | undefined;
  /** Parsed JSON, text of what is none; null without a body. */
  readonly body: unknown;
}

/** Returns what is sent as JSON; null: it answers by itself. */
export type Answer = (asked: Asked, response: ServerResponse) => object | null;

/** An answer as the schema of the API has it. */
export function fits<Schema extends z.ZodType<object>>(schema: Schema, answer: z.output<Schema>): Answer {
  const fitting = schema.parse(answer);
  return () => fitting;
}

/** Stands for the console: answers by `METHOD path`, the query left out, and remembers what it was asked. */
export class StubConsole {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  #port = 0;

  private constructor(private readonly answers: Readonly<Record<string, Answer>>) {
    this.#server = createServer((request, response) => void this.#respond(request, response));
  }

  static async start(answers: Readonly<Record<string, Answer>>): Promise<StubConsole> {
    const stub = new StubConsole(answers);
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    stub.#port = z.object({ port: z.int() }).parse(stub.#server.address()).port;
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const sent = await text(request);
    const isJson = headers['content-type'] === 'application/json';
    const body: unknown = sent === '' ? null : isJson ? JSON.parse(sent) : sent;
    const asked = { method, path, token: headers.authorization?.replace('Bearer ', ''), body };
    this.asked.push(asked);
    const [pathname = ''] = path.split('?');
    const answer = this.answers[`${method} ${pathname}`] ?? notFound;
    const content = answer(asked, response);
    if (content) response.setHeader('content-type', 'application/json').end(JSON.stringify(content));
  }
}

/** How the API says no (RFC 9457). */
export function refusal(status: number, code: string, detail: string): Answer {
  return (_asked, response) => {
    response.statusCode = status;
    return { status, code, detail };
  };
}

const notFound = refusal(404, 'NOT_FOUND', 'There is no such thing.');
