import type { Sequence } from '@kervan/contracts';

interface Progress {
  epoch: number;
  last: number;
}

/**
 * Follows the sequences of every key of a topic as the broker holds them: repeats are allowed, but the first arrival
 * of each number must come in order and without gap. Memory grows with keys, not with events.
 */
export class KeySequences {
  private readonly keys = new Map<string, Progress>();
  private readonly faults: string[] = [];

  constructor(private readonly topic: string) {}

  /** Whether the event is the first arrival of its number. */
  arrived(key: string, { epoch, number }: Sequence): boolean {
    const progress = this.keys.get(key);
    if (progress && (epoch < progress.epoch || (epoch === progress.epoch && number <= progress.last)))
      return false;
    const expected = progress?.epoch === epoch ? progress.last + 1 : 1;
    if (number !== expected)
      this.faults.push(`${this.topic}/${key}: ${number} came where ${expected} was due`);
    this.keys.set(key, { epoch, last: number });
    return true;
  }

  /** What is wrong against the producer's own counters (`outbox_sequence`). */
  compare(counters: ReadonlyMap<string, number>): readonly string[] {
    const missing = [...counters]
      .filter(([key, last]) => this.keys.get(key)?.last !== last)
      .map(
        ([key, last]) => `${this.topic}/${key}: ${this.keys.get(key)?.last ?? 0} of ${last} on the broker`,
      );
    const unknown = [...this.keys.keys()]
      .filter((key) => !counters.has(key))
      .map((key) => `${this.topic}/${key}: on the broker, but no producer counted it`);
    return [...this.faults, ...missing, ...unknown];
  }
}
