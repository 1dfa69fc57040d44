import { KervanError } from '@kervan/contracts';
import type { Silence } from '@kervan/console-api';
import type { Caller } from '@kervan/service';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '../directory/directory.js';
import { addressPart } from '../directory/service-client.js';
import type { ServiceStatus } from '../directory/service-status.js';

/** Where events of a key wait to be published. */
export interface OutboxKey {
  readonly service: string;
  readonly topic: string;
  readonly key: string;
}

const WaitingEvent = z.object({
  eventId: z.string(),
  type: z.string().nullable(),
  source: z.string().nullable(),
  correlationId: z.string().nullable(),
  causationId: z.string().nullable(),
  workOrderNo: z.string().nullable(),
  occurredAt: z.iso.datetime({ offset: true }).nullable().catch(null),
  sequence: z.int().nullable(),
});

/** An event that is committed and not yet on the broker. */
export type WaitingEvent = z.output<typeof WaitingEvent> & OutboxKey;

const Answer = z.object({ items: z.array(WaitingEvent) });

export interface Waiting {
  readonly events: readonly WaitingEvent[];
  /** Services that should have been asked and did not answer. */
  readonly silent: readonly Silence[];
}

/** Longer nobody waits for a page: what does not answer is named instead. */
const TIMEOUT_MS = 300;
/** Of one service for one page: each costs it a look through its outbox. */
const MOST_KEYS = 10;
/** The outbox looks for no longer one. */
const LONGEST_KEY = 1_000;

const ITSELF: Caller = { name: 'ops-console', role: 'viewer' };

/** Asks the outboxes of services what of some keys is not yet published. */
@Injectable()
export class WaitingEvents {
  constructor(private readonly directory: Directory) {}

  /** Asks only services that said that something waits, or do not answer. Never rejects for one that does not. */
  async of(keys: readonly OutboxKey[], services: readonly ServiceStatus[]): Promise<Waiting> {
    const asked = services.filter(mayHoldSomething).flatMap((status) =>
      keys
        .filter(({ service, key }) => service === status.service && key.length <= LONGEST_KEY)
        .slice(0, MOST_KEYS)
        .map((key) => this.#ask(key, status)),
    );
    const answers = await Promise.all(asked);
    return {
      events: answers.flatMap((answer) => ('events' in answer ? answer.events : [])),
      silent: answers.flatMap((answer) => ('silent' in answer ? answer.silent : [])),
    };
  }

  async #ask(
    key: OutboxKey,
    { service, seenAt }: ServiceStatus,
  ): Promise<{ events: WaitingEvent[] } | { silent: Silence }> {
    try {
      const path = `outbox/keys/${addressPart(key.topic)}/${addressPart(key.key)}`;
      const request = { path, query: { limit: 200 }, answer: Answer, caller: ITSELF, timeoutMs: TIMEOUT_MS };
      const { items } = await this.directory.service(service).ask(request);
      return { events: items.map((event) => ({ ...event, ...key })) };
    } catch (error) {
      if (error instanceof KervanError) return { silent: { service, since: seenAt } };
      throw error;
    }
  }
}

function mayHoldSomething({ reachable, outbox }: ServiceStatus): boolean {
  return !reachable || (outbox !== null && outbox.pending + outbox.heldRows > 0);
}
