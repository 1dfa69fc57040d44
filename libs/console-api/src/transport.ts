import type { z } from 'zod';
import { ConsoleProblem } from './console-problem.js';
import { Problem } from './problem.js';

export interface TransportOptions {
  /** Address of the console, `http://127.0.0.1:4110`; empty: that of the page. */
  readonly url: string;
  /** Asked before each request; null: the request goes without. */
  readonly token: () => string | null;
  readonly fetch?: typeof fetch;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RequestParts {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, instead of a body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends requests, and believes no answer that does not fit its schema. */
export class Transport {
  constructor(private readonly options: TransportOptions) {}

  /** @throws ConsoleProblem for every answer but a success that fits. */
  async ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    parts: RequestParts = {},
  ): Promise<z.output<Schema>> {
    const response = await this.open(path, parts);
    const answer: unknown = await response.json().catch((cause: unknown) => {
      throw cause instanceof SyntaxError ? unreadable(response.status, cause) : unreachable(cause);
    });
    const { data, error } = schema.safeParse(answer);
    if (error) throw unreadable(response.status, error, error.issues[0]?.path);
    return data;
  }

  /** The answer itself, for streams. @throws ConsoleProblem */
  async open(path: string, parts: RequestParts = {}): Promise<Response> {
    const { method = 'GET', query = {}, body, bytes, signal } = parts;
    const send = this.options.fetch ?? fetch;
    const response = await send(this.options.url + path + queryText(query), {
      method,
      headers: { ...this.#headers(), ...(bytes ? asBytes : method !== 'GET' && asCommand()) },
      ...(bytes ? { body: bytes } : body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (response.ok) return response;
    const answer: unknown = await response.json().catch(() => null);
    throw new ConsoleProblem(Problem.safeParse(answer).data ?? { status: response.status, code: 'INTERNAL' });
  }

  #headers(): Record<string, string> {
    const token = this.options.token();
    return { accept: 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
  }
}

const asBytes = { 'content-type': 'application/octet-stream' };

/** Done once however often it is sent. */
function asCommand(): Record<string, string> {
  return { 'content-type': 'application/json', 'idempotency-key': freshKey() };
}

function queryText(query: Query): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}

/** `crypto.randomUUID` is there only where a page came by TLS or from this machine. */
function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function unreachable(cause: unknown): unknown {
  if (cause instanceof Error && cause.name === 'AbortError') return cause;
  const problem = { status: 0, code: 'UNREACHABLE', detail: 'The console does not answer.' };
  return new ConsoleProblem(problem, { cause });
}

function unreadable(status: number, cause: Error, path: readonly PropertyKey[] = []): ConsoleProblem {
  const where = path.length === 0 ? '' : `: ${path.map(String).join('.')}`;
  const detail = `The console answered something else than it documents${where}`;
  return new ConsoleProblem({ status, code: 'UNREADABLE', detail }, { cause });
}
