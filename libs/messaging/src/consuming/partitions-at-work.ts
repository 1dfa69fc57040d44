import { partitionKey } from '../broker.js';
import type { TopicPartition } from './assignment.js';

/** Work on fetched partitions, at most so many at once, in the order in which it was begun; each partition once. */
export class PartitionsAtWork {
  readonly #working = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  has(at: TopicPartition): boolean {
    return this.#working.has(nameOf(at));
  }

  /** @param work does not reject */
  begin(at: TopicPartition, work: () => Promise<void>): void {
    const name = nameOf(at);
    this.#working.set(
      name,
      this.#turn()
        .then(work)
        .finally(() => {
          this.#working.delete(name);
          const next = this.#waiting.shift();
          if (next) next();
          else this.#free++;
        }),
    );
  }

  /** Resolves when everything that was begun before is done. */
  async done(): Promise<void> {
    await Promise.all(this.#working.values());
  }

  async #turn(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

function nameOf({ topic, partition }: TopicPartition): string {
  return partitionKey(topic, partition);
}
