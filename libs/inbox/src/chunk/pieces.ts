import { EventFailed } from '../handling/event-failed.js';
import type { Chunk } from './chunk-transaction.js';

/** A chunk that met another transaction goes in two halves: less is locked for a shorter time. */
export function halves(chunk: Chunk): Chunk[] {
  if (chunk.deliveries.length < 2) return [chunk];
  return splitAt(chunk, Math.ceil(chunk.deliveries.length / 2));
}

/**
 * A chunk that failed: the event whose handler failed alone, what is before and after it together. Where it may be any
 * event of a set-based handler's run, the run in two halves; where the failure belongs to no event, every event alone.
 */
export function singledOut(chunk: Chunk, error: unknown): Chunk[] {
  const { deliveries } = chunk;
  const run = error instanceof EventFailed ? error.run : [];
  const middle = run[Math.floor(run.length / 2)];
  const failed = middle ? deliveries.indexOf(middle) : -1;
  if (failed < 0)
    return parts(
      chunk,
      deliveries.map((delivery) => [delivery]),
    );
  if (run.length > 1) return splitAt(chunk, failed);
  const triedMs = error instanceof EventFailed ? error.durationMs : 0;
  return [
    ...parts(chunk, [deliveries.slice(0, failed)]),
    { ...chunk, deliveries: deliveries.slice(failed, failed + 1), triedMs },
    ...parts(chunk, [deliveries.slice(failed + 1)]),
  ];
}

function splitAt(chunk: Chunk, index: number): Chunk[] {
  const { deliveries } = chunk;
  return parts(chunk, [deliveries.slice(0, index), deliveries.slice(index)]);
}

function parts(chunk: Chunk, slices: readonly Chunk['deliveries'][]): Chunk[] {
  return slices
    .filter(({ length }) => length > 0)
    .map((deliveries) => ({ ...chunk, deliveries, triedMs: 0 }));
}
