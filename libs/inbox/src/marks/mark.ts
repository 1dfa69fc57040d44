import type { Sequence } from '@kervan/contracts';

/** How far a consumer is with one key: everything up to `last` of `epoch` took effect. */
export interface Mark {
  /** 0 for a key that was never seen. */
  readonly epoch: number;
  readonly last: number;
  /** Ids of the last events, oldest first, ending with the one at `last`; at most 8. */
  readonly recent: readonly string[];
}

export const unseen: Mark = { epoch: 0, last: 0, recent: [] };

/**
 * - next: to be handled now;
 * - duplicate: took effect before;
 * - gap: an event before it is missing;
 * - fork: another event took effect at this position.
 */
export type Verdict = 'next' | 'duplicate' | 'gap' | 'fork';

const REMEMBERED = 8;

/**
 * Place of an event against the mark of its key.
 *
 * @param historyMissing the group began above offset 0 of the partition, so a key may begin above sequence 1.
 */
export function judge(mark: Mark, id: string, { epoch, number }: Sequence, historyMissing: boolean): Verdict {
  if (epoch < mark.epoch) return 'duplicate';
  if (epoch > mark.epoch) return number === 1 || (mark.epoch === 0 && historyMissing) ? 'next' : 'gap';
  if (number > mark.last) return number === mark.last + 1 ? 'next' : 'gap';
  const remembered = mark.recent[mark.recent.length - 1 - (mark.last - number)];
  return remembered === undefined || remembered === id ? 'duplicate' : 'fork';
}

/** The mark after an event judged `next`. */
export function advance(mark: Mark, id: string, { epoch, number }: Sequence): Mark {
  const recent = epoch === mark.epoch ? [...mark.recent, id].slice(-REMEMBERED) : [id];
  return { epoch, last: number, recent };
}
