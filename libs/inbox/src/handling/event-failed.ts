import type { Delivery } from '../reading/delivery.js';

/** A handler's failure, with the event it belongs to; `cause` is what the handler threw. */
export class EventFailed extends Error {
  constructor(
    readonly delivery: Delivery,
    override readonly cause: unknown,
    readonly durationMs: number,
    /** Events of the call, of a set-based handler several: any of them may be the cause, `delivery` is the first. */
    readonly run: readonly Delivery[] = [delivery],
  ) {
    super('a handler failed', { cause });
  }
}
