import type { KervanError } from '@kervan/contracts';
import type { Publisher } from '@kervan/messaging';
import { LANES } from '../../lane.js';
import type { ActiveRelayParts } from '../active-relay.js';
import { BackOff } from '../back-off.js';
import type { Sharing } from '../lanes/sharing.js';
import type { OutboxRow } from '../outbox-row.js';
import type { Cursors } from '../reading/cursors.js';
import type { TopicCheck } from '../topic-check.js';
import { Aside } from './aside.js';
import { Delivery, type Delivered } from './delivery.js';
import { Gathering } from './gathering.js';
import { Pipe } from './pipe.js';
import { Pipes } from './pipes.js';
import { Reach } from './reach.js';
import type { WithheldRows } from './withheld-rows.js';

/** What the sending of rows works with. */
export interface SendingParts extends Pick<ActiveRelayParts, 'leases' | 'metrics' | 'logger'> {
  readonly topics: TopicCheck;
  readonly cursors: Pick<Cursors, 'of'>;
  readonly withheld: WithheldRows;
  /** Removes rows the broker acknowledged, so long ago on average. */
  readonly acknowledge: (rows: readonly OutboxRow[], agoMs: number) => Promise<void>;
  /** Lanes are read again from then on, some rows of them were sent in vain. */
  readonly restart: (lanes: ReadonlySet<number>, failed: readonly OutboxRow[], wakesAt: number) => void;
  readonly sharing: () => Pick<Sharing, 'loseEnded' | 'hasOthers'> | undefined;
  /** There is something to read again. */
  readonly wake: () => void;
  /** Rows left a pipe. */
  readonly progressed: () => void;
  /** Told of what no other attempt can cure. */
  readonly broken: (error: unknown) => void;
}

/** The pipes of a relay, one per producer, and what follows from the broker's answers. */
export class Sending {
  readonly pipes: Pipes;
  readonly #reach = new Reach();

  constructor(
    private readonly parts: SendingParts,
    publishers: readonly Publisher[],
  ) {
    this.pipes = new Pipes(
      publishers.map((publisher, index) => {
        const lanes = Array.from({ length: LANES }, (_, lane) => lane);
        const own = lanes.filter((lane) => lane % publishers.length === index);
        return this.#pipe(publisher, index, new Set(own));
      }),
    );
  }

  #pipe(publisher: Publisher, index: number, lanes: ReadonlySet<number>): Pipe {
    const { leases, topics, acknowledge, progressed, broken } = this.parts;
    const backOff = new BackOff();
    const delivery = this.#delivery(publisher, 1 + 2 * index);
    const parts = {
      deliver: async (rows: readonly OutboxRow[]) => {
        const delivered = await delivery.deliver(rows);
        if (delivered.acked.length > 0) backOff.reset();
        this.#tellReach(delivered);
        return delivered;
      },
      acked: new Gathering(
        (rows, agoMs) => leases.shared.during(2 + 2 * index, acknowledge(rows, agoMs)),
        broken,
      ),
      failed: (rows: readonly OutboxRow[], failure: KervanError) =>
        this.#failed(lanes, rows, failure, backOff),
      epochs: () => this.#epochs(),
      again: (again: ReadonlySet<number>) => this.#readAgain(again, [], 0),
      progressed,
      broken,
    };
    return new Pipe(parts, new Aside((topic) => topics.known(topic)));
  }

  /** @param slot of the steps that stand still where the broker does not answer */
  #delivery(publisher: Publisher, slot: number): Delivery {
    const { leases, topics, withheld, metrics, logger } = this.parts;
    const step = <Result>(work: Promise<Result>) => leases.shared.during(slot, work);
    return new Delivery({
      publisher: { publish: (records, deadlineMs) => step(publisher.publish(records, deadlineMs)) },
      topics: {
        known: (topic) => topics.known(topic),
        partitions: (topic) => step(topics.partitions(topic)),
      },
      sendDeadlineMs: (lanes) => leases.sendDeadlineMs(lanes),
      refusals: withheld,
      metrics,
      logger,
    });
  }

  /** Of the lanes that are read. */
  #epochs(): ReadonlyMap<number, number> {
    const { leases, cursors } = this.parts;
    return new Map([...leases.claim.epochs].filter(([lane]) => cursors.of(lane) !== undefined));
  }

  /** Who does not reach the broker at all gives its lanes to others, and begins anew when the fence can be read. */
  #tellReach({ acked, failure }: Delivered): void {
    if (acked.length > 0) {
      this.#reach.acknowledged();
      return;
    }
    if (failure === null || failure.code === 'LEASE_LOST' || !this.#reach.failed()) return;
    if (this.parts.sharing()?.hasOthers) this.parts.broken(failure);
  }

  /** What the broker did not acknowledge is read again, after a while; other pipes go on. */
  #failed(
    lanes: ReadonlySet<number>,
    rows: readonly OutboxRow[],
    failure: KervanError,
    backOff: BackOff,
  ): void {
    const { sharing, withheld, logger } = this.parts;
    sharing()?.loseEnded();
    this.#readAgain(lanes, withheld.ofOutbox(rows), failure.code === 'LEASE_LOST' ? 0 : backOff.next());
    logger.warn({ code: failure.code }, `events are not sent, trying again: ${failure.message}`);
  }

  #readAgain(lanes: ReadonlySet<number>, failed: readonly OutboxRow[], inMs: number): void {
    const { restart, wake } = this.parts;
    restart(lanes, failed, performance.now() + inMs);
    if (inMs === 0) wake();
    else setTimeout(wake, inMs + 1).unref();
  }
}
