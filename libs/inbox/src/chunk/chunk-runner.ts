import { setTimeout as delay } from 'node:timers/promises';
import type { BatchControl } from '@kervan/messaging';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { classOf } from '../failures/classify.js';
import { failureOf } from '../failures/failure.js';
import { EventFailed } from '../handling/event-failed.js';
import type { Parking } from '../parking/park.js';
import { handlerOf, type Delivery } from '../reading/delivery.js';
import type { Chunk, ChunkTransaction } from './chunk-transaction.js';
import { halves, singledOut } from './pieces.js';
import type { Stream } from './stream.js';

/** How long the partition waits for an event that may succeed in a moment, before its key is parked. */
const IN_PLACE: BackOff = { firstMs: 20, maxMs: 200 };
const IN_PLACE_RETRIES = 3;
const CONTENTION: BackOff = { firstMs: 10, maxMs: 1_000 };
/** So many tries in a row are more than two chunks that met. */
const CONTENTIONS_REPORTED = 10;

/** What a runner works with. */
export interface ChunkRunnerParts {
  readonly transaction: Pick<ChunkTransaction, 'run'>;
  /** Called after a commit that parked events. */
  readonly onParked: (stream: Stream, parked: readonly Parking[]) => void;
  /** Called at every tenth try in a row that met another transaction. */
  readonly onContended: (stream: Stream, contentions: number) => void;
  /** Waits between such tries, default 10 ms to 1 s. */
  readonly contention?: BackOff;
}

/** Brings deliveries into effect in order, singling out what fails. */
export class ChunkRunner {
  constructor(private readonly parts: ChunkRunnerParts) {}

  /**
   * Resolves when all took effect or are parked, or the partition was taken away.
   *
   * @returns the offset the partition must go on with where records before the first one are missing, else null.
   * @throws whatever is of class infrastructure, and a failure to park: nothing is lost, the rest comes again.
   */
  async run(
    stream: Stream,
    deliveries: readonly Delivery[],
    control: BatchControl,
    provenHole: number | null,
  ): Promise<number | null> {
    const pending: Chunk[] = [{ deliveries, attempt: 1, provenHole }];
    let contentions = 0;
    for (let chunk = pending.shift(); chunk && !control.signal.aborted; chunk = pending.shift()) {
      try {
        const result = await this.parts.transaction.run(stream, chunk);
        if (result.kind === 'hole') return result.nextOffset;
        contentions = 0;
        await this.#done(stream, chunk, result.parked, control);
      } catch (error) {
        if (classOf(reasonOf(error)) === 'contention') {
          await this.#afterContention(stream, ++contentions, control.signal);
          pending.unshift(...halves(chunk));
        } else pending.unshift(...(await afterFailure(chunk, error, control.signal)));
      }
    }
    return null;
  }

  async #afterContention(stream: Stream, contentions: number, signal: AbortSignal): Promise<void> {
    const { onContended, contention = CONTENTION } = this.parts;
    if (contentions % CONTENTIONS_REPORTED === 0) onContended(stream, contentions);
    await wait(waitAfter(contentions, contention), signal);
  }

  async #done(
    stream: Stream,
    { deliveries }: Chunk,
    parked: readonly Parking[],
    control: BatchControl,
  ): Promise<void> {
    if (parked.length > 0) this.parts.onParked(stream, parked);
    const last = deliveries.at(-1);
    if (last) control.resolve(last.record.offset);
    // A member that is being replaced learns it by the signal.
    await control.heartbeat().catch(() => undefined);
  }
}

async function afterFailure(chunk: Chunk, error: unknown, signal: AbortSignal): Promise<Chunk[]> {
  const reason = reasonOf(error);
  const errorClass = classOf(reason);
  if (errorClass === 'infrastructure' || chunk.failure) throw reason;
  if (chunk.deliveries.length > 1) return singledOut(chunk, error);
  if (errorClass === 'transient' && chunk.attempt <= IN_PLACE_RETRIES) {
    await wait(waitAfter(chunk.attempt, IN_PLACE), signal);
    return [{ ...chunk, attempt: chunk.attempt + 1 }];
  }
  const [delivery] = chunk.deliveries;
  const durationMs = error instanceof EventFailed ? error.durationMs : 0;
  return [{ ...chunk, failure: failureOf(reason, delivery ? handlerOf(delivery) : ''), durationMs }];
}

/** Ends early when the partition is taken away. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

function reasonOf(error: unknown): unknown {
  return error instanceof EventFailed ? error.cause : error;
}
