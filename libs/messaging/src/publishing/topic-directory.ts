import type { TopicLimits } from './producer-client.js';

const MAX_AGE_MS = 60_000;

/**
 * What the broker accepts per topic, asked once a minute or after `forget`. What is known holds until the new answer is
 * there: a send has no time to wait for it. Failures are not remembered.
 */
export class TopicDirectory {
  readonly #known = new Map<string, { readonly limits: TopicLimits; readonly readAt: number }>();
  readonly #asking = new Map<string, Promise<TopicLimits>>();

  constructor(private readonly read: (topic: string) => Promise<TopicLimits>) {}

  async limits(topic: string): Promise<TopicLimits> {
    const known = this.#known.get(topic);
    if (known && performance.now() - known.readAt < MAX_AGE_MS) return known.limits;
    const asking = this.#asking.get(topic) ?? this.#ask(topic);
    if (!known) return asking;
    asking.catch(() => undefined);
    return known.limits;
  }

  forget(topic: string): void {
    this.#known.delete(topic);
    this.#asking.delete(topic);
  }

  async #ask(topic: string): Promise<TopicLimits> {
    const asking = this.read(topic);
    this.#asking.set(topic, asking);
    const isLatest = (): boolean => this.#asking.get(topic) === asking;
    try {
      const limits = await asking;
      if (isLatest()) this.#known.set(topic, { limits, readAt: performance.now() });
      return limits;
    } finally {
      if (isLatest()) this.#asking.delete(topic);
    }
  }
}
