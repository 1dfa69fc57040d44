import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A token server (OAuth 2.0, client credentials) that counts its tokens: `token-1`, `token-2`. */
export class TokenServer {
  /** Its answers' `expires_in`. */
  expiresIn = 3_600;
  /** Sent instead of a token. */
  refusal: number | undefined;
  readonly requests: { readonly authorization: string | undefined; readonly body: string }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<TokenServer> {
    const server = new TokenServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}/token`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push({ authorization: request.headers.authorization, body: await text(request) });
    response.writeHead(this.refusal ?? 200, { 'content-type': 'application/json' });
    const access_token = `token-${this.requests.length}`;
    response.end(JSON.stringify({ access_token, token_type: 'Bearer', expires_in: this.expiresIn }));
  }
}
