import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { BatchControl } from '@kervan/messaging';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { classOf } from '../failures/classify.js';
import { failureOf } from '../failures/failure.js';
import { EventFailed } from '../handling/event-failed.js';
import { handlerOf, type Delivery } from '../reading/delivery.js';
import type { ChunkSize } from './chunk-size.js';
import type { Chunk, ChunkTaken, ChunkTransaction } from './chunk-transaction.js';
import { circuitOpen, mayBeOutage, type OutageWatch } from './outage-watch.js';
import { halves, singledOut } from './pieces.js';
import type { Stream } from './stream.js';

/** How long the partition waits for an event that may succeed in a moment, before its key is parked. */
const IN_PLACE: BackOff = { firstMs: 20, maxMs: 200 };
const IN_PLACE_RETRIES = 3;
/** A slow event is not tried again once its tries took this long. */
const IN_PLACE_MS = 5_000;
/** An event that ended so many processes is not tried here any more. */
const ENDED_PROCESSES = 2;
const CONTENTION: BackOff = { firstMs: 10, maxMs: 1_000 };
/** So many tries in a row are more than two chunks that met. */
const CONTENTIONS_REPORTED = 10;

/** What a runner works with. */
export interface ChunkRunnerParts {
  readonly transaction: Pick<ChunkTransaction, 'run'>;
  readonly outages: Pick<OutageWatch, 'holds' | 'handled' | 'isKnown'>;
  /** Called after each commit. */
  readonly onTaken: (stream: Stream, taken: ChunkTaken) => void;
  /** Called at every tenth try in a row that met another transaction. */
  readonly onContended: (stream: Stream, contentions: number) => void;
  /** Waits between such tries, default 10 ms to 1 s. */
  readonly contention?: BackOff;
}

/** Deliveries to be brought into effect, and what is known of them. */
export interface Work extends Pick<Chunk, 'deliveries' | 'provenHole' | 'ended'> {
  readonly stream: Stream;
  /** Events of the partition that come after them, as far as they are there; asked for in the rare case only. */
  readonly behind: () => readonly Delivery[];
  /** Told how long the transactions take. */
  readonly size: ChunkSize;
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
  async run({ stream, size, behind, ...work }: Work, control: BatchControl): Promise<number | null> {
    const pending: Chunk[] = [firstTry(work)];
    let contentions = 0;
    for (let chunk = pending.shift(); chunk && !control.signal.aborted; chunk = pending.shift()) {
      const startedAt = performance.now();
      try {
        const result = await this.parts.transaction.run(stream, chunk);
        if (result.kind === 'hole') return result.nextOffset;
        size.took(chunk.deliveries.length, performance.now() - startedAt);
        contentions = 0;
        await this.#done(stream, chunk, result, control);
      } catch (error) {
        if (classOf(reasonOf(error)) === 'contention') {
          size.contended();
          await this.#afterContention(stream, ++contentions, control.signal);
          pending.unshift(...halves(chunk));
          continue;
        }
        const tried = { ...chunk, triedMs: chunk.triedMs + performance.now() - startedAt };
        const after = () => [...pending.flatMap(({ deliveries }) => deliveries), ...behind()];
        pending.unshift(...(await this.#afterFailure(stream, tried, error, after, control.signal)));
      }
    }
    return null;
  }

  async #afterContention(stream: Stream, contentions: number, signal: AbortSignal): Promise<void> {
    const { onContended, contention = CONTENTION } = this.parts;
    if (contentions % CONTENTIONS_REPORTED === 0) onContended(stream, contentions);
    await wait(waitAfter(contentions, contention), signal);
  }

  async #afterFailure(
    stream: Stream,
    chunk: Chunk,
    error: unknown,
    behind: () => readonly Delivery[],
    signal: AbortSignal,
  ): Promise<Chunk[]> {
    const reason = reasonOf(error);
    const errorClass = classOf(reason);
    if (errorClass === 'infrastructure' || chunk.failure) throw reason;
    const [delivery, ...others] = chunk.deliveries;
    if (!delivery || others.length > 0) return singledOut(chunk, error);
    const { outages } = this.parts;
    const failure = failureOf(reason, handlerOf(delivery));
    const again =
      errorClass === 'transient' && chunk.attempt <= IN_PLACE_RETRIES && chunk.triedMs < IN_PLACE_MS;
    if (again && !outages.isKnown(failure)) {
      await wait(waitAfter(chunk.attempt, IN_PLACE), signal);
      return [{ ...chunk, attempt: chunk.attempt + 1 }];
    }
    if (mayBeOutage(reason) && (await outages.holds(stream, delivery, failure, behind, signal))) {
      throw circuitOpen(failure, reason);
    }
    const durationMs = error instanceof EventFailed ? error.durationMs : 0;
    return [{ ...chunk, failure, durationMs }];
  }

  async #done(
    stream: Stream,
    { deliveries }: Chunk,
    taken: ChunkTaken,
    control: BatchControl,
  ): Promise<void> {
    this.parts.outages.handled(taken.handled);
    this.parts.onTaken(stream, taken);
    const last = deliveries.at(-1);
    if (last) control.resolve(last.record.offset);
    // A member that is being replaced learns it by the signal.
    await control.heartbeat().catch(() => undefined);
  }
}

function firstTry(work: Pick<Work, 'deliveries' | 'provenHole' | 'ended'>): Chunk {
  const chunk: Chunk = { ...work, attempt: 1, triedMs: 0 };
  if (work.ended < ENDED_PROCESSES) return chunk;
  const [delivery] = work.deliveries;
  const reason = new KervanError(
    'PROCESS_ENDED',
    `${work.ended} processes ended while they handled the event`,
  );
  return { ...chunk, attempt: work.ended, failure: failureOf(reason, handlerNameOf(delivery)) };
}

function handlerNameOf(delivery: Delivery | undefined): string {
  return delivery ? handlerOf(delivery) : '';
}

/** Ends early when the partition is taken away. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

function reasonOf(error: unknown): unknown {
  return error instanceof EventFailed ? error.cause : error;
}
