import { formatSequence, type Sequence } from '@kervan/contracts';

interface Progress {
  /** The furthest place so far. */
  latest: Sequence;
  /** Id of the event at each place. */
  readonly ids: Map<string, string>;
}

/**
 * Follows the sequences of every key of a topic as the broker holds them: the same event may repeat, but a place holds
 * one event only, and the first arrival of each number must come in order and without gap. Memory grows with the
 * events of the run, an id each: keys are business documents, which have few.
 */
export class KeySequences {
  private readonly keys = new Map<string, Progress>();
  private readonly faults: string[] = [];

  constructor(private readonly topic: string) {}

  /** Whether the event is the first arrival of its number. */
  arrived(key: string, sequence: Sequence, id: string): boolean {
    const progress = this.progressOf(key, sequence.epoch);
    const { latest, ids } = progress;
    const place = formatSequence(sequence);
    const known = ids.get(place);
    if (known !== undefined) {
      if (known !== id) this.fault(key, `${id} came as ${shown(sequence)}, which is ${known}`);
      return false;
    }
    ids.set(place, id);
    if (sequence.epoch < latest.epoch) {
      this.fault(key, `${shown(sequence)} came after ${shown(latest)}`);
    } else {
      this.advance(key, progress, sequence);
    }
    return true;
  }

  /** What is wrong against the producer's own counters: `outbox_sequence` in the epoch of `outbox_meta`. */
  compare(counters: ReadonlyMap<string, { epoch: number; last: number }>): readonly string[] {
    const missing = [...counters].flatMap(([key, { epoch, last }]) => {
      const latest = this.keys.get(key)?.latest;
      if (latest?.epoch === epoch && latest.number === last) return [];
      const reached = latest ? shown(latest) : 'nothing';
      return [`${this.topic}/${key}: ${reached} of ${shown({ epoch, number: last })} on the broker`];
    });
    const unknown = [...this.keys.keys()]
      .filter((key) => !counters.has(key))
      .map((key) => `${this.topic}/${key}: on the broker, but no producer counted it`);
    return [...this.faults, ...missing, ...unknown];
  }

  private progressOf(key: string, epoch: number): Progress {
    const progress = this.keys.get(key) ?? { latest: { epoch, number: 0 }, ids: new Map<string, string>() };
    this.keys.set(key, progress);
    return progress;
  }

  /** A number that was skipped and comes later is at fault already and moves nothing. */
  private advance(key: string, progress: Progress, sequence: Sequence): void {
    const { epoch, number } = progress.latest;
    const expected = epoch === sequence.epoch ? number + 1 : 1;
    if (sequence.number < expected) return;
    if (sequence.number > expected) this.fault(key, `${sequence.number} came where ${expected} was due`);
    progress.latest = sequence;
  }

  private fault(key: string, what: string): void {
    this.faults.push(`${this.topic}/${key}: ${what}`);
  }
}

function shown({ epoch, number }: Sequence): string {
  return `epoch ${epoch} number ${number}`;
}
