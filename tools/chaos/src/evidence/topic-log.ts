import { fromHeaders, VOID_TYPE } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { addTo, idNumber, type Tallies, type Tally, tallyKey } from './tally.js';

const EXAMPLES = 5;

/** What the broker holds of one topic, noted record by record in the order of each partition. */
export class TopicLog {
  /** Ids by sequence, of each key and epoch. */
  readonly #ids = new Map<string, number[]>();
  readonly #tallies = new Map<string, Tally>();
  /** Records that were there already. */
  repeated = 0;
  /** Events that stand for skipped ones. */
  voids = 0;
  /** Records whose sequence is above the next one of their key. */
  ahead = 0;
  /** Records with the sequence of another event. */
  forks = 0;
  readonly examples: string[] = [];

  /** @param subject what is tallied of an event: its own id, or that of the movement it answers */
  constructor(private readonly subject: (record: IncomingRecord, id: string) => string) {}

  /** Distinct events. */
  get tallies(): Tallies {
    return this.#tallies;
  }

  add(record: IncomingRecord): void {
    const { id, key, type, sequence } = fromHeaders(record.headers, record.key);
    if (sequence === null) return;
    const ids = this.#idsOf(`${sequence.epoch} ${key}`);
    const known = ids[sequence.number - 1];
    if (known !== undefined) {
      if (known === idNumber(id)) this.repeated++;
      else this.#note('forks', `${key} has two events at ${sequence.epoch}/${sequence.number}`);
      return;
    }
    if (sequence.number !== ids.length + 1)
      this.#note('ahead', `${key} goes from ${ids.length} to ${sequence.number} in epoch ${sequence.epoch}`);
    ids[sequence.number - 1] = idNumber(id);
    if (type === VOID_TYPE) this.voids++;
    else addTo(this.#tallies, tallyKey(record.topic, key), this.subject(record, id));
  }

  #idsOf(stream: string): number[] {
    const known = this.#ids.get(stream);
    if (known) return known;
    const ids: number[] = [];
    this.#ids.set(stream, ids);
    return ids;
  }

  #note(what: 'ahead' | 'forks', example: string): void {
    this[what]++;
    if (this.examples.length < EXAMPLES) this.examples.push(example);
  }
}
