import type { TopicLimits } from './producer-client.js';

const MAX_AGE_MS = 60_000;

/** What the broker accepts per topic, asked once a minute or after `forget`. Failures are not remembered. */
export class TopicDirectory {
  readonly #known = new Map<string, { readonly limits: TopicLimits; readonly readAt: number }>();

  constructor(private readonly read: (topic: string) => Promise<TopicLimits>) {}

  async limits(topic: string): Promise<TopicLimits> {
    const known = this.#known.get(topic);
    if (known && performance.now() - known.readAt < MAX_AGE_MS) return known.limits;
    const limits = await this.read(topic);
    this.#known.set(topic, { limits, readAt: performance.now() });
    return limits;
  }

  forget(topic: string): void {
    this.#known.delete(topic);
  }
}
