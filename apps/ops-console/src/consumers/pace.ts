import type { PartitionProgress, ProgressSample } from './progress-sample.js';

/** How fast a consumer settles, and when it will have caught up. */
export interface Pace {
  /** Records settled per second between the samples. */
  readonly perSecond: number;
  /** Seconds until nothing is left, as the rest shrinks now; 0 when nothing is left, null when it does not shrink. */
  readonly etaSeconds: number | null;
}

/** Out of the samples of one consumer, oldest first. A consumer that began again settles nothing until it is past. */
export function paceOf(samples: readonly ProgressSample[]): Pace {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return { perSecond: 0, etaSeconds: null };
  const rest = sum(last, restOf);
  const seconds = (last.at - first.at) / 1000;
  if (seconds <= 0) return { perSecond: 0, etaSeconds: rest === 0 ? 0 : null };
  const settled = sum(last, ({ nextOffset }) => nextOffset) - sum(first, ({ nextOffset }) => nextOffset);
  const shrinking = (sum(first, restOf) - rest) / seconds;
  const eta = shrinking > 0 ? rest / shrinking : null;
  return { perSecond: Math.max(0, settled / seconds), etaSeconds: rest === 0 ? 0 : eta };
}

/** Records that are not yet settled. */
export function restOf({ end, nextOffset }: PartitionProgress): number {
  return end - nextOffset;
}

function sum({ partitions }: ProgressSample, value: (each: PartitionProgress) => number): number {
  return partitions.reduce((total, each) => total + value(each), 0);
}
