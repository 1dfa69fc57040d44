import type { ChunkTaken } from '../chunk/chunk-transaction.js';

/** What an inbox has seen since its process began; what is parked is counted once, when it is. */
export class InboxCounters {
  handled = 0;
  /** Events that failed, without those that only wait behind them. */
  failed = 0;
  /** Events before which one of their key was missing. */
  gaps = 0;
  /** Gaps that stayed for longer than they may. */
  lastingGaps = 0;
  forks = 0;
  /** Events that came after an operator had given them up. */
  skippedLate = 0;
  /** Times that many keys failed alike, so that partitions were stopped. */
  outages = 0;

  count({ handled, parked, late }: ChunkTaken): void {
    this.handled += handled.length;
    this.skippedLate += late.length;
    for (const { failure } of parked) {
      if (!failure) continue;
      if (failure.code === 'SEQUENCE_GAP') this.gaps++;
      else if (failure.code === 'SEQUENCE_FORK') this.forks++;
      else this.failed++;
    }
  }
}
