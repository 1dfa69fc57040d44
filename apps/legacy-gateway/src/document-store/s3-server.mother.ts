import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Speaks as much of S3 as the store uses, with the objects in memory. */
export class S3Server {
  readonly objects = new Map<string, Buffer>();
  /** Requests that write, with their address. */
  readonly writes: string[] = [];
  /** Answers everything so, while it is set. */
  failing: number | null = null;
  readonly #parts = new Map<string, Map<number, Buffer>>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<S3Server> {
    const server = new S3Server();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/' } = request;
    const { pathname: path, searchParams: query } = new URL(url, 'http://s3');
    const body = await buffer(request);
    if (this.failing !== null) return void response.writeHead(this.failing).end();
    if (method !== 'GET' && method !== 'HEAD') this.writes.push(`${method} ${url}`);
    const upload = query.get('uploadId');
    const xml = (text: string) => response.writeHead(200, { 'content-type': 'application/xml' }).end(text);

    if (method === 'POST' && query.has('uploads')) {
      this.#parts.set(path, new Map());
      return void xml(
        `<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (method === 'PUT' && upload !== null) {
      this.#parts.get(path)?.set(Number(query.get('partNumber')), body);
      return void response.writeHead(200, { etag: '"part"' }).end();
    }
    if (method === 'POST' && upload !== null) {
      const parts = [...(this.#parts.get(path) ?? [])].sort(([one], [other]) => one - other);
      this.objects.set(path, Buffer.concat(parts.map(([, bytes]) => bytes)));
      return void xml('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>');
    }
    if (method === 'DELETE') {
      this.#parts.delete(path);
      return void response.writeHead(204).end();
    }
    if (method === 'PUT') {
      this.objects.set(path, body);
      return void response.writeHead(200, { etag: '"whole"' }).end();
    }
    const object = this.objects.get(path);
    if (!object) return void response.writeHead(404).end(method === 'HEAD' ? undefined : missing);
    response.writeHead(200, { 'content-length': object.length });
    response.end(method === 'HEAD' ? undefined : object);
  }
}

const missing = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>';
