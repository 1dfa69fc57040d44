import type { Delivery } from '../reading/delivery.js';

/** A handler's failure, with the event it belongs to; `cause` is what the handler threw. */
export class EventFailed extends Error {
  constructor(
    readonly delivery: Delivery,
    override readonly cause: unknown,
    readonly durationMs: number,
  ) {
    super('a handler failed', { cause });
  }
}
