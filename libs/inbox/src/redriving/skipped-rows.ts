import type { Db } from '@kervan/database';
import { isForeign, type Delivery } from '../reading/delivery.js';
import type { Mark } from '../marks/mark.js';
import type { RedriveItem } from './redrive-item.js';

/** Sequences of one epoch that did not take effect. */
export interface SkippedRange {
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

/** Where the mark of a key is when events were passed over, and what lies between. */
export interface Passed {
  /** Null where the mark stays: all of them lie behind it, or have no sequence. */
  readonly mark: Mark | null;
  readonly ranges: readonly SkippedRange[];
}

/**
 * @param deliveries of one key in order.
 * @param historyMissing the group began above offset 0, so a key may begin above sequence 1.
 */
export function passOver(mark: Mark, deliveries: readonly Delivery[], historyMissing: boolean): Passed {
  let at = mark;
  const ranges: SkippedRange[] = [];
  for (const delivery of deliveries) {
    const { position, envelope } = delivery;
    if (isForeign(delivery) || !isAhead(position, at)) continue;
    const last = ranges.at(-1);
    if (last?.epoch === position.epoch) ranges[ranges.length - 1] = { ...last, to: position.number };
    else
      ranges.push({
        epoch: position.epoch,
        from: firstOf(at, position, historyMissing),
        to: position.number,
      });
    at = { epoch: position.epoch, last: position.number, recent: [envelope.id] };
  }
  return { mark: at === mark ? null : at, ranges };
}

function isAhead({ epoch, number }: Delivery['position'], mark: Mark): boolean {
  return epoch > mark.epoch || (epoch === mark.epoch && number > mark.last);
}

function firstOf(mark: Mark, { epoch, number }: Delivery['position'], historyMissing: boolean): number {
  if (epoch === mark.epoch) return mark.last + 1;
  return mark.epoch === 0 && historyMissing ? number : 1;
}

/** Remembers ranges as skipped by a job. Need not be awaited. */
export function insertSkipped(
  db: Pick<Db, 'query'>,
  consumer: string,
  { topic, key, jobId }: RedriveItem,
  ranges: readonly SkippedRange[],
  reason: string,
): Promise<unknown> {
  return db.query(
    `INSERT INTO inbox_skipped (consumer, topic, key, epoch, from_sequence, to_sequence, reason, job_id)
     SELECT $1, $2, $3, epoch, first, last, $7, $8
     FROM unnest($4::integer[], $5::bigint[], $6::bigint[]) AS skipped (epoch, first, last)
     ON CONFLICT (consumer, topic, key, epoch, from_sequence) DO UPDATE
     SET to_sequence = greatest(inbox_skipped.to_sequence, excluded.to_sequence)`,
    [
      consumer,
      topic,
      key,
      ranges.map(({ epoch }) => epoch),
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to),
      reason,
      jobId,
    ],
  );
}
