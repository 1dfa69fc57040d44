import type { ParkedKey, ParkedPosition } from '../retrying/parked-head.js';

/** WAITING: to be done, or done in part. CHANGED: the key had moved on. */
export type ItemState =
  'WAITING' | 'DONE' | 'FAILED' | 'CHANGED' | 'CANCELLED' | 'WOULD_SUCCEED' | 'WOULD_FAIL';

/** What a job does with one key. */
export interface RedriveItem extends ParkedKey {
  readonly jobId: string;
  readonly no: number;
  /** The head that the operator was shown; of an edit the event that is edited. */
  readonly shown: ParkedPosition;
  /** What came later than this is not the job's business. */
  readonly last: { readonly epoch: number; readonly sequence: number };
  /** Events that were done so far. */
  readonly handled: number;
}

/** What one transaction made of an item. */
export interface ItemStep {
  readonly state: ItemState;
  /** Events done by it. */
  readonly handled: number;
  readonly code?: string;
  readonly fingerprint?: string;
}

/** Whether a position lies behind the last one that an item is about. */
export function isBeyond(position: ParkedPosition, { epoch, sequence }: RedriveItem['last']): boolean {
  return position.epoch > epoch || (position.epoch === epoch && position.sequence > sequence);
}

export function samePosition(one: ParkedPosition, other: ParkedPosition): boolean {
  return one.epoch === other.epoch && one.sequence === other.sequence && one.eventId === other.eventId;
}
