import type { Batch, IncomingRecord } from '../broker.js';
import { deferred } from '../deferred.js';

/** What a subscription was given, and waiting for it. */
export class Deliveries {
  readonly records: IncomingRecord[] = [];
  readonly #waiting = new Set<() => void>();

  add(batch: Pick<Batch, 'records'>): void {
    this.records.push(...batch.records);
    for (const check of this.#waiting) check();
  }

  /** Resolves when the condition holds; it is looked at after every delivery. */
  async until(condition: (records: readonly IncomingRecord[]) => boolean): Promise<void> {
    const met = deferred<undefined>();
    const check = (): void => {
      if (condition(this.records)) met.resolve(undefined);
    };
    this.#waiting.add(check);
    check();
    await met.promise;
    this.#waiting.delete(check);
  }

  async count(atLeast: number): Promise<void> {
    await this.until(({ length }) => length >= atLeast);
  }

  offsetsOf(partition: number): readonly number[] {
    return this.records.filter((record) => record.partition === partition).map(({ offset }) => offset);
  }
}
