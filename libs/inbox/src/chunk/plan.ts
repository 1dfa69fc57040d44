import { VOID_TYPE, type Outcome } from '@kervan/contracts';
import { failureOf, fork, gap, type Failure } from '../failures/failure.js';
import { advance, judge, unseen, type Mark } from '../marks/mark.js';
import { isEvent, isForeign, type Delivery, type EventDelivery } from '../reading/delivery.js';
import { foreignId, type ChunkState } from './lock-state.js';
import type { SkippedRanges } from './skipped-ranges.js';

/** What is to be done with one delivery. */
export type Step = HandleStep | PassStep | ParkStep;

export interface HandleStep {
  readonly kind: 'handle';
  readonly delivery: EventDelivery;
}

/** Nothing to do: it took effect before, nobody here handles it, or an operator gave it up before it came. */
export interface PassStep {
  readonly kind: 'pass';
  readonly delivery: Delivery;
  readonly outcome: Extract<Outcome, 'duplicate' | 'skipped' | 'skipped_late'>;
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
 * @param skipped what operators gave up; only looked at for events that the marks lie above.
 */
export function planChunk(
  deliveries: readonly Delivery[],
  state: ChunkState,
  known: ReadonlyMap<Delivery, Failure> = new Map(),
  skipped?: SkippedRanges,
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
      if (content.kind === 'unreadable') return park(failureOf(content.error, content.handler));
      const failure = known.get(delivery);
      if (failure) return park(failure);
      return isEvent(delivery)
        ? { kind: 'handle', delivery }
        : { kind: 'pass', delivery, outcome: 'skipped' };
    };

    if (isForeign(delivery)) {
      if (content.kind === 'skip') return { kind: 'pass', delivery, outcome: 'skipped' };
      if (!fresh.delete(foreignId(source, id))) return { kind: 'pass', delivery, outcome: 'duplicate' };
      return parked.has(key) ? park(null) : handle();
    }

    const mark = moved.get(key) ?? state.marks.get(key) ?? unseen;
    const verdict = judge(mark, id, position, state.historyMissing);
    if ((verdict === 'duplicate' || verdict === 'fork') && skipped?.contain(delivery)) {
      return { kind: 'pass', delivery, outcome: 'skipped_late' };
    }
    if (verdict === 'duplicate') return { kind: 'pass', delivery, outcome: 'duplicate' };
    // Nothing takes effect twice where nothing is to take effect: so a skipped fork is read again.
    if (verdict === 'fork' && envelope.type === VOID_TYPE)
      return { kind: 'pass', delivery, outcome: 'skipped' };
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
