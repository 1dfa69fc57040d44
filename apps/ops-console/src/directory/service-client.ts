import { KervanError } from '@kervan/contracts';
import { ACTOR_HEADER, ROLE_HEADER, type Caller } from '@kervan/service';
import type { z } from 'zod';
import { refusalOf } from './refusal-of.js';

export interface ServiceRequest<Schema extends z.ZodType> {
  readonly method?: 'GET' | 'POST';
  /** Below /ops, without the first slash; parts that hold anything are made by {@link addressPart}. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  /** Sent as they are, instead of a body. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** Handed on, so that the service keeps it. */
  readonly idempotencyKey?: string | undefined;
  readonly answer: Schema;
  /** For whom the service is asked: it audits that name, and allows what that role may. */
  readonly caller: Caller;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;

export const addressPart = encodeURIComponent;

/** The operations of one service. */
export class ServiceClient {
  constructor(
    readonly service: string,
    private readonly address: string,
    private readonly token: string | undefined,
  ) {}

  /** @throws KervanError SERVICE_UNAVAILABLE; what the service refuses with, as it says it. */
  async ask<Schema extends z.ZodType>(request: ServiceRequest<Schema>): Promise<z.output<Schema>> {
    const response = await this.#send(request);
    const body: unknown = await response.json().catch((cause: unknown) => {
      throw this.#unavailable('broke off', cause);
    });
    if (!response.ok) throw refusalOf(this.service, response.status, body);
    const { data, error } = request.answer.safeParse(body);
    if (error) throw this.#unavailable('answered something else than it documents', error);
    return data;
  }

  async #send({ method = 'GET', path, query = {}, body, bytes, ...request }: ServiceRequest<z.ZodType>) {
    const { caller, idempotencyKey, timeoutMs = TIMEOUT_MS } = request;
    try {
      return await fetch(`${this.address.replace(/\/$/, '')}/ops/${path}${queryText(query)}`, {
        method,
        headers: {
          accept: 'application/json',
          [ACTOR_HEADER]: caller.name,
          [ROLE_HEADER]: caller.role,
          ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
          ...(body && { 'content-type': 'application/json' }),
          ...(bytes && { 'content-type': 'application/octet-stream' }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(bytes && { body: bytes, duplex: 'half' as const }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw this.#unavailable('does not answer', cause);
    }
  }

  #unavailable(what: string, cause: unknown): KervanError {
    return new KervanError('SERVICE_UNAVAILABLE', `${this.service} ${what}`, { cause });
  }
}

function queryText(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}
