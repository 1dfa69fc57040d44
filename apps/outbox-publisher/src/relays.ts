import type { Broker } from '@kervan/messaging';
import type { Logger, Metrics } from '@kervan/observability';
import { startRelay, type Relay } from '@kervan/outbox';
import type { Readiness } from '@kervan/service';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Outbox } from './settings.js';

/** One relay per outbox, from the start of the application to its end. */
export class Relays implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #all: readonly Relay[] = [];

  constructor(
    private readonly outboxes: readonly Outbox[],
    private readonly broker: Broker,
    private readonly readiness: Readiness,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly sentHours: number,
  ) {}

  get all(): readonly Relay[] {
    return this.#all;
  }

  onApplicationBootstrap(): void {
    const { broker, logger, metrics, sentHours } = this;
    this.#all = this.outboxes.map((outbox) => startRelay({ ...outbox, broker, logger, metrics, sentHours }));
    for (const relay of this.#all) {
      this.readiness.set(`outbox ${relay.service}`, () => Promise.resolve(fault(relay)));
    }
  }

  /** Each awaits what is on its way and gives its lanes back, so that another instance goes on at once. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#all.map((relay) => relay.stop()));
  }
}

/** Publishing and standing by are both well. */
function fault({ state, trouble }: Relay): string | null {
  return state === 'active' || state === 'standby' ? null : (trouble ?? state);
}
