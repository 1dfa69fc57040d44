import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ServiceName } from '../actions/action.js';
import type { PlannedRequest } from '../plan/plan.js';
import { retryPause } from './retry-pause.js';

/** Root of each service's HTTP server. */
export type Addresses = Readonly<Record<ServiceName, string>>;

/** How a request ended, after all its tries. */
export interface Outcome {
  /** Of the last answer; null when there was none. */
  readonly status: number | null;
  /** Code of the problem that was answered, else null. */
  readonly code: string | null;
  readonly retries: number;
}

export type Send = (request: PlannedRequest) => Promise<Outcome>;

/** They take 6 to 11 seconds: long enough for a service to be started again. */
const TRIES = 8;
const TIMEOUT_MS = 15_000;

interface Answer extends Pick<Outcome, 'status' | 'code'> {
  readonly retryAfter: string | null;
}

const problem = z.object({ code: z.string() });

/**
 * Sends requests as a client does that wants them done once: again after no answer, 408, 429 and 5xx, with the same
 * `Idempotency-Key`, later each time, and not before a `Retry-After`.
 *
 * @param pause waits between tries, milliseconds.
 */
export function sender(
  addresses: Addresses,
  token: string,
  pause: (ms: number) => Promise<unknown> = delay,
): Send {
  return async (request) => {
    for (let retries = 0; ; retries++) {
      const { retryAfter, status, code } = await tried(request, addresses[request.service], token);
      if (!passes(status) || retries + 1 === TRIES) return { status, code, retries };
      await pause(retryPause(retries + 1, retryAfter, Math.random(), new Date()));
    }
  };
}

/** Whether a later try may be answered otherwise. */
function passes(status: number | null): boolean {
  return status === null || status === 408 || status === 429 || status >= 500;
}

async function tried(
  { path, body, idempotencyKey }: PlannedRequest,
  address: string,
  token: string,
): Promise<Answer> {
  try {
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': idempotencyKey,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const code = response.ok ? null : codeOf(text);
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  } catch {
    return { status: null, code: null, retryAfter: null };
  }
}

function codeOf(text: string): string | null {
  try {
    return problem.safeParse(JSON.parse(text)).data?.code ?? null;
  } catch {
    return null;
  }
}
