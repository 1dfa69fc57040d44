import type { Broker } from '@kervan/messaging';
import { BROKER } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { ServicePoll } from '../directory/service-poll.js';
import { sampleOf, type Ends, type ProgressSample } from './progress-sample.js';

/** Over how long the pace is measured. */
const KEPT_MS = 60_000;

/** How far each consumer was in the last minute, as its service and the broker said at the same time. */
@Injectable()
export class ConsumerProgress {
  readonly #samples = new Map<string, ProgressSample[]>();

  constructor(@Inject(BROKER) private readonly broker: Pick<Broker, 'offsets'>) {}

  /** Takes what services said, together with what the broker says now; a topic of which it does not is left out. */
  async note(polls: readonly ServicePoll[]): Promise<void> {
    const inboxes = polls.flatMap(({ service, inbox }) => (inbox ? [{ service, inbox }] : []));
    const topics = new Set(inboxes.flatMap(({ inbox }) => inbox.positions.map(({ topic }) => topic)));
    const ends = await this.#ends([...topics]);
    const now = performance.now();
    for (const { service, inbox } of inboxes) {
      const group = inbox.consumer ?? service;
      const recent = (this.#samples.get(group) ?? []).filter(({ at }) => now - at <= KEPT_MS);
      this.#samples.set(group, [...recent, sampleOf(now, inbox, ends)]);
    }
  }

  /** Of a consumer, oldest first. */
  of(group: string): readonly ProgressSample[] {
    return this.#samples.get(group) ?? [];
  }

  async #ends(topics: readonly string[]): Promise<Ends> {
    const told = await Promise.all(topics.map((topic) => this.broker.offsets(topic).catch(() => [])));
    return new Map(
      topics.map((topic, index) => [
        topic,
        new Map(told[index]?.map(({ partition, end }) => [partition, end]) ?? []),
      ]),
    );
  }
}
