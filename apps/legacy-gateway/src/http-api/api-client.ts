import { KervanError } from '@kervan/contracts';
import type { ApiCollect } from './api-collect.js';
import type { Credentials } from './credentials.js';
import type { HostBudget } from './host-budget.js';
import { jsonOf } from './json-of.js';
import { readBounded } from './read-bounded.js';
import { dateOf, retryAfter } from './retry-after.js';

/** How often in a row a server may ask to be left alone. */
const MOST_WAITS = 5;

/** A page as the server gave it. */
export interface ApiAnswer {
  readonly json: unknown;
  /** Its clock, milliseconds since 1970; null where it does not say. */
  readonly date: number | null;
  readonly link: string | null;
}

interface Raw {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks one API, as often and as fast as it wants to be asked. */
export class ApiClient {
  constructor(
    private readonly limits: ApiCollect['limits'],
    private readonly credentials: Credentials,
    private readonly budget: HostBudget,
  ) {}

  /** @throws KervanError SOURCE_UNAVAILABLE, with `facts.status` where it answered; the reason of `signal` */
  async get(url: URL, signal: AbortSignal): Promise<ApiAnswer> {
    const what = url.host + url.pathname;
    const longestMs = this.limits.waitSeconds * 1_000;
    let [waits, isRenewed] = [0, false];
    for (;;) {
      const { status, headers, text } = await this.budget.run(
        () => this.#ask(url, what, signal),
        longestMs,
        signal,
      );
      const ms = status === 429 || status === 503 ? retryAfter(headers) : null;
      if (ms !== null) this.budget.pause(ms);
      if (status === 401 && !isRenewed) {
        this.credentials.refused();
        isRenewed = true;
      } else if (ms === null || ms > longestMs || ++waits > MOST_WAITS) {
        if (status !== 200) throw refused(what, status);
        return { json: jsonOf(text, what), date: dateOf(headers), link: headers.get('link') };
      }
    }
  }

  async #ask(url: URL, what: string, signal: AbortSignal): Promise<Raw> {
    const authorization = await this.credentials.authorization(signal);
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json', ...(authorization !== null && { authorization }) },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.limits.answerSeconds * 1_000)]),
      });
      const { status, headers } = response;
      return { status, headers, text: await readBounded(response, this.limits.bytes, what) };
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof KervanError) throw cause;
      throw new KervanError('SOURCE_UNAVAILABLE', `${what} does not answer`, { cause });
    }
  }
}

/** Whether a server answered that the request is not one for it: what it was asked with may be out of date. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof KervanError)) return false;
  const { status } = error.facts;
  return status === 400 || status === 404 || status === 410 || status === 422;
}

function refused(what: string, status: number): KervanError {
  return new KervanError('SOURCE_UNAVAILABLE', `${what} answers ${status}`, { facts: { status } });
}
