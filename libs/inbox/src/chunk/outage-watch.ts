import { KervanError } from '@kervan/contracts';
import { partitionKey } from '@kervan/messaging';
import { CircuitBreaker } from '../failures/circuit-breaker.js';
import { classOf, codeOf } from '../failures/classify.js';
import { failureOf, type Failure } from '../failures/failure.js';
import { EventFailed } from '../handling/event-failed.js';
import { handlerOf, isEvent, type Delivery } from '../reading/delivery.js';
import type { Stream } from './stream.js';

/** How many events behind a suspicious failure are tried, and undone, before anything is made of it. */
const SAMPLE = 10;
/** What is not known by then stays unknown: the partition waits meanwhile. */
const SAMPLING_MS = 5_000;

export interface OutageWatchParts {
  /** Runs one event's handler and undoes it; rejects as the handler does. */
  readonly trial: (stream: Stream, delivery: Delivery) => Promise<void>;
  readonly onOpened: (stream: Stream, failure: Failure) => void;
  readonly onClosed: (fingerprint: string) => void;
  /** How long a sample may take, default 5,000 ms. */
  readonly samplingMs?: number;
}

/**
 * Tells an outage of something that handlers need, in which every key fails alike, from faults of single events. Events of
 * the former wait with their partition, those of the latter are parked.
 */
export class OutageWatch {
  readonly #circuit = new CircuitBreaker();
  /** Where each partition waits, by its address. */
  readonly #waiting = new Map<string, number>();

  constructor(private readonly parts: OutageWatchParts) {}

  /** Whether events that fail so wait already: it makes no sense to try this one again at once. */
  isKnown(failure: Failure): boolean {
    return this.#circuit.isOpen(failure.fingerprint);
  }

  /**
   * Whether a failed event must wait with its partition instead of being parked. Suspicion alone is not enough: a burst
   * of faulty events would stop healthy ones behind it, so a sample of those is asked.
   *
   * @param behind deliveries that come after it.
   * @param signal aborted when the partition is taken away: then the event waits for whoever has it next.
   */
  async holds(
    stream: Stream,
    delivery: Delivery,
    failure: Failure,
    behind: () => readonly Delivery[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const handler = handlerOf(delivery);
    const { fingerprint } = failure;
    const suspicious = this.#circuit.failed(handler, delivery.envelope.key, fingerprint);
    if (!suspicious && !this.#circuit.isOpen(fingerprint)) return false;
    const othersFail = await this.#othersFail(stream, fingerprint, sampleOf(delivery, behind()), signal);
    if (signal.aborted) return true;
    if (!othersFail) {
      if (this.#circuit.acquit(handler, fingerprint)) this.parts.onClosed(fingerprint);
      return false;
    }
    if (this.#circuit.open(handler, fingerprint)) this.parts.onOpened(stream, failure);
    return !this.#mustPass(stream, delivery);
  }

  /** These took effect: what their handlers need is there. */
  handled(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      if (!this.#circuit.watching) return;
      for (const fingerprint of this.#circuit.handled(handlerOf(delivery), delivery.envelope.key))
        this.parts.onClosed(fingerprint);
    }
  }

  /** An event that waited once and still fails is parked: no partition stands still for ever, whatever is behind. */
  #mustPass({ topic, partition }: Stream, { record }: Delivery): boolean {
    const address = partitionKey(topic, partition);
    const waited = this.#waiting.get(address) === record.offset;
    this.#waiting.set(address, record.offset);
    return waited;
  }

  /** Whether at least half of what was found out of the sample in time fails alike; true where that is nothing. */
  async #othersFail(
    stream: Stream,
    fingerprint: string,
    sample: readonly Delivery[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const over = AbortSignal.any([signal, AbortSignal.timeout(this.parts.samplingMs ?? SAMPLING_MS)]);
    const half = sample.length / 2;
    let [failing, others] = [0, 0];
    for (const delivery of sample) {
      if (over.aborted || failing >= half || others > half) break;
      const result = await this.#trial(stream, delivery, over);
      if (result === 'unknown') continue;
      if (result?.fingerprint === fingerprint) failing++;
      else others++;
    }
    return failing >= others;
  }

  /** @returns its failure, if any; unknown where it met another transaction or time was over: it ends by itself then. */
  async #trial(stream: Stream, delivery: Delivery, over: AbortSignal): Promise<Failure | null | 'unknown'> {
    const trial = this.parts.trial(stream, delivery).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const failed = await Promise.race([trial, aborted(over)]);
    if (failed === null || failed === 'aborted') return failed && 'unknown';
    const reason = failed.error instanceof EventFailed ? failed.error.cause : failed.error;
    if (classOf(reason) === 'infrastructure') throw reason;
    return classOf(reason) === 'contention' ? 'unknown' : failureOf(reason, handlerOf(delivery));
  }
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  if (signal.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted'), { once: true }));
}

/** Whether a failure may have a cause outside of the event: faults of its data and of invariants have none. */
export function mayBeOutage(error: unknown): boolean {
  return classOf(error) === 'transient' || codeOf(error) === 'HANDLER_FAILED';
}

export function circuitOpen({ fingerprint }: Failure, cause: unknown): KervanError {
  return new KervanError('CIRCUIT_OPEN', `many keys fail with ${fingerprint}`, { cause });
}

/** First events of other keys for the same handler, those furthest behind: a burst of faults ends before them. */
function sampleOf(failed: Delivery, behind: readonly Delivery[]): Delivery[] {
  const handler = handlerOf(failed);
  const firsts = new Map<string, Delivery>();
  for (const delivery of behind) {
    const { key } = delivery.envelope;
    if (key === failed.envelope.key || firsts.has(key)) continue;
    if (isEvent(delivery) && handlerOf(delivery) === handler) firsts.set(key, delivery);
  }
  return [...firsts.values()].slice(-SAMPLE);
}
