import { KervanError, type Topic } from '@kervan/contracts';
import type { Broker } from '@kervan/messaging';

/** Compares topics with their contract once, when the first row for them comes. */
export class TopicCheck {
  readonly #partitions: ReadonlyMap<string, number>;
  readonly #checked = new Set<string>();

  constructor(
    private readonly broker: Pick<Broker, 'offsets'>,
    topics: readonly Topic[],
  ) {
    this.#partitions = new Map(topics.map(({ name, partitions }) => [name, partitions]));
  }

  /**
   * Partition count of a topic that may be published to.
   *
   * @throws KervanError TOPIC_MISSING, TOPIC_MISMATCH, BROKER_UNAVAILABLE
   */
  async partitions(topic: string): Promise<number> {
    const expected = this.#partitions.get(topic);
    if (expected === undefined) throw new KervanError('TOPIC_MISSING', `${topic} has no contract`);
    if (this.#checked.has(topic)) return expected;
    const { length } = await this.broker.offsets(topic);
    if (length !== expected) {
      const counts = `${String(length)} partitions instead of ${String(expected)}`;
      throw new KervanError('TOPIC_MISMATCH', `${topic} has ${counts}`);
    }
    this.#checked.add(topic);
    return expected;
  }

  /** Asks again for every topic. */
  forget(): void {
    this.#checked.clear();
  }
}
