import { URLPattern } from 'node:url';
import type { z } from 'zod';

export interface Asked {
  /** Of the `:names` of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Bearer token: the name of a role. */
  readonly token: string;
}

/** One answer of the stub; undefined: there is no such thing; a stream: server-sent events as text. */
export interface Route {
  readonly method: string;
  readonly pattern: URLPattern;
  readonly answer: (asked: Asked) => unknown;
}

/** `route('GET /api/events/:id', EventDetail).answers(...)`: every answer must fit the schema of the API. */
export function route<Schema extends z.ZodType>(endpoint: string, schema: Schema) {
  return {
    answers: (answer: (asked: Asked) => z.output<Schema> | undefined): Route => ({
      ...addressOf(endpoint),
      answer: (asked) => {
        const given = answer(asked);
        return given === undefined ? undefined : schema.parse(given);
      },
    }),
  };
}

/** `eventStream('GET /api/live', ...)`: the text of server-sent events; the stream stays open after the last one. */
export function eventStream(endpoint: string, events: () => readonly string[]): Route {
  return {
    ...addressOf(endpoint),
    answer: () =>
      new ReadableStream<string>({
        start: (controller) => {
          for (const event of events()) controller.enqueue(event);
        },
      }),
  };
}

function addressOf(endpoint: string) {
  const [method = '', pathname = ''] = endpoint.split(' ');
  return { method, pattern: new URLPattern({ pathname }) };
}
