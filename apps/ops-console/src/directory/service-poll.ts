import type { Caller } from '@kervan/service';
import { answeredBy } from './answered-by.js';
import { InboxAnswer, OutboxAnswer } from './service-answers.js';
import type { ServiceClient } from './service-client.js';

/** What a service says of itself now; null parts are those it does not have, or did not tell. */
export interface ServicePoll {
  readonly service: string;
  readonly reachable: boolean;
  readonly inbox: InboxAnswer | null;
  readonly outbox: OutboxAnswer | null;
}

const TIMEOUT_MS = 2_000;

/** As the console itself it only reads. */
const ITSELF: Caller = { name: 'ops-console', role: 'viewer' };

/** Asks a service how far it is. */
export async function pollService(client: ServiceClient): Promise<ServicePoll> {
  const { service } = client;
  const asked = { caller: ITSELF, timeoutMs: TIMEOUT_MS };
  // The inbox first: what was settled by then is in the outbox that is read after it.
  const inbox = await answeredBy(client, { ...asked, path: 'inbox', answer: InboxAnswer });
  const outbox = await answeredBy(client, { ...asked, path: 'outbox', answer: OutboxAnswer });
  if ('error' in inbox || 'error' in outbox) return { service, reachable: false, inbox: null, outbox: null };
  return { service, reachable: true, inbox: inbox.answer, outbox: outbox.answer };
}
