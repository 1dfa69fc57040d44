import type { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { SilentUnitOfWork, type ClaimStore } from '@kervan/outbox';
import { InboxServer } from '../consuming/inbox-server.js';
import { Bounds } from './bounds.js';
import { Pace } from './pace.js';
import { refuseEffects } from './refuse-effects.js';
import { schemaOf } from './replay-job.js';
import type { ClaimedJob } from './replay-lease.js';
import { ReplayedRecords } from './replayed-records.js';
import { shadowBroker } from './shadow-broker.js';

/** What a shadow consumer works with. */
export interface ShadowParts {
  /** Connections on which unqualified names mean the shadow tables. */
  readonly shadow: Database;
  readonly broker: Pick<Broker, 'subscribe' | 'offsets'>;
  readonly consumer: string;
  /** The running inbox, whose handlers are called. */
  readonly server: InboxServer;
  readonly logger: Logger;
  /** Where payloads lie that are too large for the broker, as of the running inbox. */
  readonly claims?: ClaimStore;
}

/** A second inbox of the same consumer: same handlers, own group, own tables, no word to anybody. */
export class ShadowConsumer {
  readonly bounds = new Bounds();
  readonly pace: Pace;
  readonly #server: InboxServer;
  #failure: Error | undefined;
  #thrownAway = 0;

  constructor(
    { shadow, broker, consumer, server, logger, claims }: ShadowParts,
    { id, selection, rate }: ClaimedJob,
  ) {
    this.pace = new Pace(rate);
    const { bounds, pace } = this;
    const records = new ReplayedRecords(shadow, consumer, selection);
    const unitOfWork = new SilentUnitOfWork(shadow, {
      onThrownAway: () => this.#thrownAway++,
      beforeCommit: ({ db }) => refuseEffects(db, schemaOf(id)),
    });
    this.#server = new InboxServer(
      {
        consumer,
        group: `${consumer}.${schemaOf(id)}`,
        replaying: true,
        broker: shadowBroker({ broker, shadow, consumer, records, bounds, pace, logger }),
        unitOfWork,
        logger,
        claims,
      },
      server.handlers,
    );
    const failed = (error: unknown): void => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    };
    this.#server.status.subscribe({ error: failed });
    shadow.only(() =>
      this.#server.listen((error) => {
        if (error) failed(error);
      }),
    );
  }

  /** @throws why it cannot go on, such as DATA_LOSS for events the broker holds no longer. */
  throwFailure(): void {
    if (this.#failure) throw this.#failure;
    const lost: KervanError | undefined = this.#server.lost.values().next().value;
    if (lost) throw lost;
  }

  /** Events published by handlers since it was last asked. */
  takeThrownAway(): number {
    const thrownAway = this.#thrownAway;
    this.#thrownAway = 0;
    return thrownAway;
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}
