import { readFile } from 'node:fs/promises';
import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import type { Auth } from './api-collect.js';
import type { Credentials } from './credentials.js';
import type { Clock } from './host-budget.js';
import { readBounded } from './read-bounded.js';

const TokenAnswer = z.object({
  access_token: z.string().min(1).max(16_384),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().default(60),
});

const LIMIT_MS = 10_000;
const MOST_BYTES = 65_536;
/** A token is not used in its last seconds: the server's clock may be ahead. */
const SPARE_SECONDS = 30;

/** Tokens of an OAuth 2.0 server for this program itself (RFC 6749, 4.4). */
export class ClientCredentials implements Credentials {
  #token: { readonly value: string; readonly until: number } | null = null;

  constructor(
    private readonly auth: Extract<Auth, { by: 'clientCredentials' }>,
    private readonly clock: Clock,
  ) {}

  async authorization(signal: AbortSignal): Promise<string> {
    if (!this.#token || this.clock.now() >= this.#token.until) this.#token = await this.#asked(signal);
    return `Bearer ${this.#token.value}`;
  }

  refused(): void {
    this.#token = null;
  }

  async #asked(signal: AbortSignal): Promise<{ value: string; until: number }> {
    const { tokenUrl, scope } = this.auth;
    const begun = this.clock.now();
    const host = new URL(tokenUrl).host;
    try {
      const response = await fetch(tokenUrl, {
        method: 'POST',
        headers: { accept: 'application/json', authorization: await this.#basic() },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(scope !== undefined && { scope }),
        }),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
      });
      const text = await readBounded(response, MOST_BYTES, host);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { access_token: value, expires_in: seconds } = TokenAnswer.parse(JSON.parse(text));
      return { value, until: begun + Math.max(0, seconds - SPARE_SECONDS) * 1_000 };
    } catch (cause) {
      signal.throwIfAborted();
      throw new KervanError('SOURCE_UNAVAILABLE', `${host} gives no token`, { cause });
    }
  }

  async #basic(): Promise<string> {
    const secret = (await readFile(this.auth.clientSecretFile, 'utf8')).trim();
    const pair = [this.auth.clientId, secret].map(encodeURIComponent).join(':');
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  }
}
