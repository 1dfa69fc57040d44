import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiCollect, type Pages } from './api-collect.js';

/** A row of the system behind the API. */
export interface ServerRow {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly changedAt: number;
}

/** Instead of the answer that is due. */
export interface Misbehaviour {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const LIMIT = 4;

/** Declarations of paging, and how the server cuts its answers by them. */
export const pagings = {
  offset: { by: 'offset', parameter: 'offset', limit: { parameter: 'limit', value: LIMIT } },
  'keyset of the answer': { by: 'keyset', parameter: 'after', nextFrom: 'answer', next: '/next' },
  'keyset of the last row': { by: 'keyset', parameter: 'after', nextFrom: 'lastRow', next: '/id' },
  link: { by: 'link' },
  none: { by: 'none' },
} as const satisfies Record<string, Pages>;

/** An HTTP API over rows that change, with a clock of its own, which does what a script says. */
export class RowsServer {
  readonly rows = new Map<number, ServerRow>();
  /** The server's clock, milliseconds since 1970. */
  now = Date.UTC(2024, 1, 15, 9);
  /** Called before each answer: rows may change then. */
  script: (request: URL, count: number) => Misbehaviour | undefined = () => undefined;
  /** Addresses asked for, in their order. */
  readonly requests: URL[] = [];
  readonly authorizations: (string | undefined)[] = [];
  readonly #server: Server;
  #changes = 0;

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async open(): Promise<RowsServer> {
    const server = new RowsServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A source of this API, with what is declared besides. */
  collect(pages: Pages, declared: object = {}): ApiCollect {
    return ApiCollect.parse({
      url: this.url,
      path: pages.by === 'none' ? '/all' : '/rows',
      since: { parameter: 'since', at: '/changed', time: { style: 'iso' }, overlapSeconds: 10 },
      pages,
      rows: '/data/rows',
      columns: [
        { name: 'id', at: '/id', key: true },
        { name: 'name', at: '/name' },
      ],
      ...declared,
    });
  }

  /** Writes a row with a content that it never had. @param lateMs how far the writer's clock is behind */
  write(id: number, lateMs = 0): void {
    this.rows.set(id, { id, name: `version ${++this.#changes}`, changedAt: this.now - lateMs });
  }

  /** Writes rows 1 to `count`, one after the other. */
  fill(count: number, everyMs = 1_000): void {
    for (let id = 1; id <= count; id++) {
      this.now += everyMs;
      this.write(id);
    }
  }

  /** What the rows say now, by id. */
  truth(): Record<string, string> {
    return Object.fromEntries([...this.rows.values()].map(({ id, name }) => [String(id), name]));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push(url);
    this.authorizations.push(request.headers.authorization);
    const { status = 200, headers = {}, body } = this.script(url, this.requests.length) ?? {};
    response.sendDate = false;
    const { text, next } = this.#page(url);
    response.writeHead(status, {
      date: new Date(this.now).toUTCString(),
      'content-type': 'application/json',
      ...(next !== null && { link: `</other>; rel="prev", <${next}>; rel="next"` }),
      ...headers,
    });
    response.end(body ?? text);
  }

  /** Rows since a time: in the order of their changes where they are counted, else of their ids. */
  #page({ pathname, searchParams }: URL): { text: string; next: string | null } {
    const since = Date.parse(searchParams.get('since') ?? '1970-01-01T00:00:00Z');
    const rows = [...this.rows.values()].filter(({ changedAt }) => changedAt >= since);
    const offset = searchParams.get('offset');
    const after = Number(searchParams.get('after') ?? -1);
    const page =
      offset === null
        ? rows
            .filter(({ id }) => id > after)
            .sort((one, other) => one.id - other.id)
            .slice(0, pathname === '/all' ? undefined : LIMIT)
        : rows
            .sort((one, other) => one.changedAt - other.changedAt || one.id - other.id)
            .slice(Number(offset), Number(offset) + Number(searchParams.get('limit')));
    const last = page.length === LIMIT ? (page.at(-1)?.id ?? null) : null;
    const data = page.map(({ changedAt, ...row }) => ({
      ...row,
      changed: new Date(changedAt).toISOString(),
    }));
    const since0 = searchParams.get('since');
    const next = last === null ? null : `/rows?after=${last}${since0 === null ? '' : `&since=${since0}`}`;
    return { text: JSON.stringify({ data: { rows: data }, next: last }), next };
  }
}
