import { writeMarks } from '../marks/write-marks.js';
import type { StepOf } from './item-step.js';
import type { JobParts } from './job-parts.js';
import { samePosition } from './redrive-item.js';
import { insertSkipped } from './skipped-rows.js';
import { wakeKey } from './wake-keys.js';

/** Goes on after a gap: the mark stands right before the head, what is missing counts as skipped, the head is due. */
export function goOn(parts: Pick<JobParts, 'consumer' | 'heads'>, reason: string): StepOf {
  const { consumer, heads } = parts;
  return async ({ db }, item) => {
    const found = await heads.look(db, item);
    if (found?.verdict !== 'gap' || !samePosition(found.head, item.shown))
      return { state: 'CHANGED', handled: 0 };
    const { mark, delivery } = found;
    const { epoch, number } = delivery.position;
    const before = { epoch, last: number - 1, recent: [] };
    const missing = { epoch, from: epoch === mark.epoch ? mark.last + 1 : 1, to: number - 1 };
    void writeMarks(db, consumer, item.topic, new Map([[item.key, before]]));
    void insertSkipped(db, consumer, item, [missing], reason);
    void wakeKey(db, consumer, item);
    return { state: 'DONE', handled: 0 };
  };
}
