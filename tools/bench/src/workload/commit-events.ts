import type { UnitOfWork } from '@kervan/outbox';
import { measurement, OlcumAlindi } from './measurement.js';

/** A divisor of the number of keys, so that every key belongs to one writer and no two wait for each other. */
export const WRITERS = 8;
const PER_TRANSACTION = 10;

/** Commits events number 0 to `events` - 1 into the outbox, ten per transaction, from eight connections. */
export async function commitEvents(unitOfWork: UnitOfWork, events: number): Promise<void> {
  const writers = Array.from({ length: WRITERS }, (_, writer) => commitAs(unitOfWork, writer, events));
  await Promise.all(writers);
}

/** Commits events number `first` and the ones after it, `count` of them, in one transaction. */
export async function commitNumbered(unitOfWork: UnitOfWork, first: number, count: number): Promise<void> {
  await unitOfWork.run((tx) => {
    for (let index = first; index < first + count; index++) tx.publish(OlcumAlindi, measurement(index));
    return Promise.resolve();
  });
}

async function commitAs(unitOfWork: UnitOfWork, writer: number, events: number): Promise<void> {
  for (let first = writer; first < events; first += WRITERS * PER_TRANSACTION) {
    const end = Math.min(events, first + WRITERS * PER_TRANSACTION);
    await unitOfWork.run((tx) => {
      for (let index = first; index < end; index += WRITERS) tx.publish(OlcumAlindi, measurement(index));
      return Promise.resolve();
    });
  }
}
