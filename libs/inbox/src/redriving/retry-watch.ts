import type { Db } from '@kervan/database';
import type { Failure } from '../failures/failure.js';
import type { HeadWatch } from '../retrying/head-watch.js';
import type { ParkedHead } from '../retrying/parked-head.js';
import { lockItem, writeStep, type HeldJob } from './item-rows.js';
import { isBeyond, samePosition, type ItemStep, type RedriveItem } from './redrive-item.js';
import { wakeKey, wakeKeyLater } from './wake-keys.js';

/** So often an event is tried by operators before they have to edit or skip it. */
const REDRIVES = 10;

/** Books one try of a key's head on its item, in the transaction of the try. */
export class RetryWatch implements HeadWatch {
  /** What the item came to by this try; null: nothing was done, it is not this instance's to do. */
  step: ItemStep | null = null;

  constructor(
    private readonly consumer: string,
    private readonly job: HeldJob,
    private readonly item: RedriveItem,
  ) {}

  async admits(db: Db, head: ParkedHead): Promise<boolean> {
    this.step = null;
    const handled = await lockItem(db, this.job, this.item.no);
    if (handled === null) return false;
    const refusal = refusalOf(this.item, head, handled);
    if (!refusal) return true;
    if (refusal.state === 'DONE') void wakeKey(db, this.consumer, this.item);
    this.#book(db, refusal);
    return false;
  }

  done(db: Db, head: ParkedHead): void {
    const { last } = this.item;
    const isLast = head.epoch === last.epoch && head.sequence === last.sequence;
    void (isLast ? wakeKey(db, this.consumer, this.item) : wakeKeyLater(db, this.consumer, this.item));
    this.#book(db, { state: isLast ? 'DONE' : 'WAITING', handled: 1 });
  }

  failed(db: Db, head: ParkedHead, { code, fingerprint }: Failure): void {
    void db.query(
      `UPDATE parked_event SET redrives = redrives + 1
       WHERE consumer = $1 AND topic = $2 AND key = $3 AND epoch = $4 AND sequence = $5 AND event_id = $6`,
      [this.consumer, this.item.topic, this.item.key, head.epoch, head.sequence, head.eventId],
    );
    this.#book(db, { state: 'FAILED', handled: 0, code, fingerprint });
  }

  #book(db: Db, step: ItemStep): void {
    this.step = step;
    void writeStep(db, this.job.id, this.item.no, step);
  }
}

/** Why a head is not to be tried for an item. */
export function refusalOf(item: RedriveItem, head: ParkedHead, handled: number): ItemStep | null {
  if (handled === 0 && !samePosition(head, item.shown)) return { state: 'CHANGED', handled: 0 };
  if (isBeyond(head, item.last)) return { state: 'DONE', handled: 0 };
  if (head.redrives >= REDRIVES) return { state: 'FAILED', handled: 0, code: 'REDRIVE_LIMIT' };
  return null;
}
