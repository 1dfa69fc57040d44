import type { KervanError, Topic } from '@kervan/contracts';
import type { Database, Session } from '@kervan/database';
import type { Broker, Publisher } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { WAKE_UP_CHANNEL } from '../writing/wake-up.js';
import { acknowledge } from './acknowledge.js';
import { BackOff } from './back-off.js';
import { Blocked } from './blocked.js';
import { Delivery } from './delivery.js';
import { HeldRows } from './held-rows.js';
import type { LaneLease } from './lane-lease.js';
import { LeaseKeeper } from './lease-keeper.js';
import { OutboxReader } from './outbox-reader.js';
import type { OutboxRow } from './outbox-row.js';
import { Pace } from './pace.js';
import type { RelayMetrics } from './relay-metrics.js';
import { RowSource } from './row-source.js';
import { sequenceBreaks } from './sequence-breaks.js';
import { TopicCheck } from './topic-check.js';

/** How long refused keys and topics wait before they are tried again, and how often the floor is checked. */
const RECHECK_MS = 30_000;

/** What an active relay works with. */
export interface ActiveRelayParts {
  readonly name: string;
  readonly database: Database;
  readonly broker: Pick<Broker, 'publisher' | 'offsets'>;
  readonly topics: readonly Topic[];
  readonly lease: LaneLease;
  readonly metrics: RelayMetrics;
  readonly logger: Logger;
}

/** Publishes while it holds the lease: from taking the lanes over to giving them back. */
export class ActiveRelay {
  readonly #blocked = new Blocked();
  readonly #held = new HeldRows();
  readonly #pace = new Pace();
  readonly #backOff = new BackOff();
  readonly #topics: TopicCheck;
  readonly #source: RowSource;
  readonly #keeper: LeaseKeeper;
  #acknowledged: Promise<void> = Promise.resolve();
  #recheckAt = performance.now() + RECHECK_MS;

  constructor(
    private readonly parts: ActiveRelayParts,
    private readonly session: Session,
  ) {
    const { broker, topics, lease, metrics } = parts;
    this.#topics = new TopicCheck(broker, topics);
    this.#source = new RowSource(new OutboxReader(session), this.#held, this.#blocked, metrics, lease.floor);
    this.#keeper = new LeaseKeeper(lease, () => this.#floor());
  }

  /**
   * Publishes until the signal is aborted; then what is on the way is awaited and the lanes are given back.
   *
   * @throws KervanError LEASE_LOST, DATABASE_UNAVAILABLE
   */
  async run(signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const stop = (): void => over.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const keeping = this.#keeper.keep(over.signal).finally(stop);
    keeping.catch(() => undefined);
    try {
      await this.#work(over.signal);
      await keeping;
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
      await Promise.allSettled([keeping, this.#acknowledged]);
      this.#held.beforeRead();
      await this.parts.lease.release(this.#floor()).catch(() => undefined);
    }
  }

  async #work(signal: AbortSignal): Promise<void> {
    await this.session.listen(WAKE_UP_CHANNEL, this.#pace.wake);
    const publisher = await this.parts.broker.publisher(this.parts.name);
    try {
      await this.#publishAll(this.#delivery(publisher), signal);
    } finally {
      await publisher.close();
    }
  }

  /** Reads one step ahead of sending; whatever was read ahead of a failure is thrown away and read again. */
  async #publishAll(delivery: Delivery, signal: AbortSignal): Promise<void> {
    let next = this.#read();
    try {
      while (!signal.aborted) {
        const rows = await next;
        if (rows.length === 0) {
          await this.#rest(signal);
          if (this.#recheckDue()) await this.#restart();
          next = this.#read();
          continue;
        }
        next = this.#read();
        const failure = await delivery.deliver(rows, signal);
        if (failure || this.#recheckDue()) {
          await next;
          await this.#restart();
          await this.#pauseAfter(failure, signal);
          next = this.#read();
        }
      }
    } finally {
      await Promise.allSettled([next]);
    }
  }

  #read(): Promise<OutboxRow[]> {
    const reading = this.#source.read().then((rows) => this.#checked(rows));
    // Reported where it is awaited, after the rows before it were sent.
    reading.catch(() => undefined);
    return reading;
  }

  #checked(rows: OutboxRow[]): OutboxRow[] {
    if (rows.length > 0) this.#pace.worked();
    for (const { id, topic, key, sequence } of sequenceBreaks(rows)) {
      this.parts.metrics.sequenceBreaks++;
      this.parts.logger.error(
        { outboxId: id, topic, key, sequence },
        'an event does not follow the one before it',
      );
    }
    return rows;
  }

  /** Nothing to send: the last deletes must have worked, then wait for a wake-up or the next poll. */
  async #rest(signal: AbortSignal): Promise<void> {
    await this.#acknowledged;
    if (!this.#source.behind) await this.#pace.wait(signal);
  }

  async #pauseAfter(failure: KervanError | null, signal: AbortSignal): Promise<void> {
    if (failure === null) return;
    this.parts.logger.warn(
      { code: failure.code },
      `the broker is not available, trying again: ${failure.message}`,
    );
    await this.#backOff.wait(signal);
  }

  #recheckDue(): boolean {
    return performance.now() > this.#recheckAt;
  }

  /**
   * From the floor on, everything that was not acknowledged is read again. In time, refused keys get another chance,
   * and the floor is held against the table.
   */
  async #restart(): Promise<void> {
    const floor = this.#source.floor;
    this.#source.restart();
    if (!this.#recheckDue()) return;
    this.#recheckAt = performance.now() + RECHECK_MS;
    this.#blocked.clear();
    this.#topics.forget();
    if (await this.#source.sweep(floor)) {
      this.parts.logger.error({ floor }, 'a row below the floor was found: it is published late');
    }
  }

  /** At most one delete is under way, overlapping the next read and the next send. */
  async #acknowledge(ids: readonly number[]): Promise<void> {
    await this.#acknowledged;
    if (ids.length > 0) this.#backOff.reset();
    this.#acknowledged = acknowledge(this.parts.database, ids, this.parts.lease.holder).then(() =>
      this.#held.deleted(ids),
    );
    this.#acknowledged.catch(() => undefined);
  }

  #floor(): number {
    return (this.parts.metrics.floor = this.#source.floor);
  }

  #delivery(publisher: Publisher): Delivery {
    const { metrics, logger } = this.parts;
    return new Delivery({
      publisher,
      topics: this.#topics,
      keeper: this.#keeper,
      held: this.#held,
      blocked: this.#blocked,
      metrics,
      logger,
      floor: () => this.#source.floor,
      acknowledge: (ids) => this.#acknowledge(ids),
    });
  }
}
