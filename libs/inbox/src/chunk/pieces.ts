import { EventFailed } from '../handling/event-failed.js';
import type { Chunk } from './chunk-transaction.js';

/** A chunk that met another transaction goes in two halves: less is locked for a shorter time. */
export function halves(chunk: Chunk): Chunk[] {
  const { deliveries } = chunk;
  if (deliveries.length < 2) return [chunk];
  const middle = Math.ceil(deliveries.length / 2);
  return parts(chunk, [deliveries.slice(0, middle), deliveries.slice(middle)]);
}

/**
 * A chunk that failed: the event whose handler failed alone, what is before and after it together. Where the failure
 * belongs to no event, every event alone.
 */
export function singledOut(chunk: Chunk, error: unknown): Chunk[] {
  const { deliveries } = chunk;
  const failed = error instanceof EventFailed ? deliveries.indexOf(error.delivery) : -1;
  if (failed < 0)
    return parts(
      chunk,
      deliveries.map((delivery) => [delivery]),
    );
  return parts(chunk, [
    deliveries.slice(0, failed),
    deliveries.slice(failed, failed + 1),
    deliveries.slice(failed + 1),
  ]);
}

function parts(chunk: Chunk, slices: readonly Chunk['deliveries'][]): Chunk[] {
  return slices.filter(({ length }) => length > 0).map((deliveries) => ({ ...chunk, deliveries }));
}
