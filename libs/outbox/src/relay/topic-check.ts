import { KervanError, type Topic } from '@kervan/contracts';
import type { Broker } from '@kervan/messaging';
import type { Fence } from './fence.js';
import { pause } from './pause.js';

/** So long an answer is waited for; who asks for the topic again waits for the same one. */
const LONGEST_MS = 2_000;

/** Compares topics with their contract once, when the first row for them comes, and has the fence cover them. */
export class TopicCheck {
  readonly #partitions: ReadonlyMap<string, number>;
  readonly #checked = new Set<string>();
  readonly #checking = new Map<string, Promise<number>>();

  constructor(
    private readonly broker: Pick<Broker, 'offsets'>,
    topics: readonly Topic[],
    private readonly fence: Pick<Fence, 'cover'>,
  ) {
    this.#partitions = new Map(topics.map(({ name, partitions }) => [name, partitions]));
  }

  /** Partition count of a topic that was checked. */
  known(topic: string): number | undefined {
    return this.#checked.has(topic) ? this.#expected(topic) : undefined;
  }

  /**
   * Partition count of a topic that may be published to. Asked for once, however many want to know.
   *
   * @throws KervanError TOPIC_MISSING, TOPIC_MISMATCH, BROKER_UNAVAILABLE, and what `cover` throws
   */
  async partitions(topic: string): Promise<number> {
    const over = new AbortController();
    const late = pause(LONGEST_MS, over.signal).then(() => null);
    try {
      const partitions = await Promise.race([this.#checking.get(topic) ?? this.#begin(topic), late]);
      if (partitions !== null) return partitions;
      throw new KervanError('BROKER_UNAVAILABLE', `${topic}: the broker does not answer`);
    } finally {
      over.abort();
    }
  }

  /** Asks again for every topic. */
  forget(): void {
    this.#checked.clear();
  }

  #begin(topic: string): Promise<number> {
    const checking = this.#check(topic);
    this.#checking.set(topic, checking);
    const done = (): boolean => this.#checking.delete(topic);
    checking.then(done, done);
    return checking;
  }

  async #check(topic: string): Promise<number> {
    const expected = this.#expected(topic);
    if (expected === undefined) throw new KervanError('TOPIC_MISSING', `${topic} has no contract`);
    if (this.#checked.has(topic)) return expected;
    const { length } = await this.broker.offsets(topic);
    if (length !== expected) {
      const counts = `${String(length)} partitions instead of ${String(expected)}`;
      throw new KervanError('TOPIC_MISMATCH', `${topic} has ${counts}`);
    }
    await this.fence.cover(topic);
    this.#checked.add(topic);
    return expected;
  }

  /** A consumer's dead letters, `<topic>.<group>.dlq`, have no contract, but the partitions of the topic they come from. */
  #expected(topic: string): number | undefined {
    const known = this.#partitions.get(topic);
    if (known !== undefined || !topic.endsWith('.dlq')) return known;
    const origins = [...this.#partitions].filter(([name]) => topic.startsWith(`${name}.`));
    return origins.sort(([one], [other]) => other.length - one.length)[0]?.[1];
  }
}
