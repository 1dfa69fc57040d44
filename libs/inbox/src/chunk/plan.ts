import type { Outcome } from '@kervan/contracts';
import { failureOf, fork, gap, type Failure } from '../failures/failure.js';
import { advance, judge, unseen, type Mark } from '../marks/mark.js';
import { isForeign, type Delivery } from '../reading/delivery.js';
import { foreignId, type ChunkState } from './lock-state.js';

/** What is to be done with one delivery. */
export type Step = HandleStep | PassStep | ParkStep;

export interface HandleStep {
  readonly kind: 'handle';
  readonly delivery: Delivery;
}

/** Nothing to do: it took effect before, or nobody here handles it. */
export interface PassStep {
  readonly kind: 'pass';
  readonly delivery: Delivery;
  readonly outcome: Extract<Outcome, 'duplicate' | 'skipped'>;
}

export interface ParkStep {
  readonly kind: 'park';
  readonly delivery: Delivery;
  /** Null for an event that only waits behind others of its key. */
  readonly failure: Failure | null;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** Marks to write once the steps are done. */
  readonly moved: ReadonlyMap<string, Mark>;
  /** Parked keys whose missing event is among the deliveries. */
  readonly completed: readonly string[];
}

/**
 * Decides every delivery of a chunk, in offset order.
 *
 * @param known failures of earlier tries: such an event is parked without another one.
 */
export function planChunk(
  deliveries: readonly Delivery[],
  state: ChunkState,
  known: ReadonlyMap<Delivery, Failure> = new Map(),
): Plan {
  const parked = new Set(state.parked);
  const fresh = new Set(state.fresh);
  const moved = new Map<string, Mark>();
  const completed = new Set<string>();

  const plan = (delivery: Delivery): Step => {
    const { content, envelope, position } = delivery;
    const { key, id, source } = envelope;
    const park = (failure: Failure | null): ParkStep => {
      parked.add(key);
      return { kind: 'park', delivery, failure };
    };
    const handle = (): Step => {
      const failure = known.get(delivery) ?? failureOfContent(delivery);
      return failure ? park(failure) : { kind: 'handle', delivery };
    };

    if (isForeign(delivery)) {
      if (content.kind === 'skip') return { kind: 'pass', delivery, outcome: 'skipped' };
      if (!fresh.delete(foreignId(source, id))) return { kind: 'pass', delivery, outcome: 'duplicate' };
      return parked.has(key) ? park(null) : handle();
    }

    const mark = moved.get(key) ?? state.marks.get(key) ?? unseen;
    const verdict = judge(mark, id, position, state.historyMissing);
    if (verdict === 'duplicate') return { kind: 'pass', delivery, outcome: 'duplicate' };
    if (verdict === 'fork') return park(fork);
    if (parked.has(key)) {
      if (verdict === 'next') completed.add(key);
      return park(null);
    }
    if (verdict === 'gap') return park(gap);

    const step: Step = content.kind === 'skip' ? { kind: 'pass', delivery, outcome: 'skipped' } : handle();
    if (step.kind !== 'park') moved.set(key, advance(mark, id, position));
    return step;
  };

  return { steps: deliveries.map(plan), moved, completed: [...completed] };
}

function failureOfContent({ content }: Delivery): Failure | undefined {
  return content.kind === 'unreadable' ? failureOf(content.error, content.handler) : undefined;
}
