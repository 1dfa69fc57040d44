import type { Envelope, KervanError, Sequence } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import type { Route } from '../handling/handler-table.js';
import type { PreparedEvent } from '../handling/event-subscription.js';

/** One record as the inbox sees it, read before any database work. */
export interface Delivery {
  readonly record: IncomingRecord;
  readonly envelope: Envelope;
  /** Order among the events of its key; of a foreign event without sequence: epoch 0 and its offset. */
  readonly position: Sequence;
  readonly content: Content;
  /** Whether it took effect before: a replay reads it into tables of its own. */
  readonly replayed: boolean;
}

/** An event that a handler of this service takes. */
export interface EventContent {
  readonly kind: 'event';
  readonly route: Route;
  readonly prepared: PreparedEvent;
}

export type Content =
  | EventContent
  /** Nobody here handles the type, or it is a `kervan.void`: only the mark moves. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'unreadable'; readonly error: KervanError; readonly handler: string };

export type EventDelivery = Delivery & { readonly content: EventContent };

export function isEvent(delivery: Delivery): delivery is EventDelivery {
  return delivery.content.kind === 'event';
}

export function isForeign(delivery: Delivery): boolean {
  return delivery.envelope.sequence === null;
}

/** `SalesJournal.post`, or nothing where no handler is concerned: part of an error's fingerprint. */
export function handlerOf({ content }: Delivery): string {
  if (content.kind === 'event') return content.route.subscription.handler;
  return content.kind === 'unreadable' ? content.handler : '';
}
