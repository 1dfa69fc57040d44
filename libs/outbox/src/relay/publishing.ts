import { KervanError } from '@kervan/contracts';
import type { Session } from '@kervan/database';
import type { Publisher } from '@kervan/messaging';
import type { HeldKey } from '../holding/held-key.js';
import { Holding } from '../holding/holding.js';
import { repeatContended } from '../holding/repeat-contended.js';
import type { ActiveRelayParts } from './active-relay.js';
import { atMost } from './at-most.js';
import { Blocked } from './blocked.js';
import { FloorCheck } from './floor-check.js';
import { Gate } from './gate.js';
import { LaneWork } from './lane-work.js';
import { LEASE_MS } from './lanes/lease-times.js';
import { STEP_SLOTS } from './lanes/shared-leases.js';
import type { Sharing } from './lanes/sharing.js';
import type { OutboxRow } from './outbox-row.js';
import { Pace } from './pace.js';
import { Cursors } from './reading/cursors.js';
import { HeldRows } from './reading/held-rows.js';
import { OutboxReader } from './reading/outbox-reader.js';
import { RowSource } from './reading/row-source.js';
import { sequenceBreaks } from './reading/sequence-breaks.js';
import { Removal } from './removal.js';
import type { Pipes } from './sending/pipes.js';
import { Sending } from './sending/sending.js';
import { WithheldRows } from './sending/withheld-rows.js';
import { TopicCheck } from './topic-check.js';

/** The reader pauses while rows of this size wait to be acknowledged by the broker. */
const LOOK_AHEAD_BYTES = 8_000_000;
/** And while so many rows of held keys wait to be moved. */
const MOST_WAITING = 10_000;
/** The step of the work that moves rows of held keys; those of the pipes are numbered from 1. */
const HOLDING_SLOT = STEP_SLOTS - 1;

/** Reads the lanes held and sends what it reads, each lane through its pipe. */
export class Publishing {
  readonly work: LaneWork;
  sharing: Sharing | undefined;
  readonly #cursors = new Cursors();
  readonly #held = new HeldRows();
  readonly #blocked = new Blocked();
  readonly #pace = new Pace();
  readonly #room = new Gate();
  readonly #topics: TopicCheck;
  readonly #source: RowSource;
  readonly #pipes: Pipes;
  readonly #holding: Holding;
  readonly #withheld: WithheldRows;
  readonly #removal: Removal;
  readonly #check: FloorCheck;
  #holdingRun: Promise<void> = Promise.resolve();

  /** @param broken told of what no other attempt can cure */
  constructor(
    private readonly parts: ActiveRelayParts,
    session: Session,
    publishers: readonly Publisher[],
    private readonly broken: (error: unknown) => void,
  ) {
    const { broker, topics, metrics, leases, database, days, onDelay, logger } = parts;
    this.#topics = new TopicCheck(broker, topics, { cover: (topic) => this.#cover(topic) });
    const reader = new OutboxReader(session);
    this.#source = new RowSource(reader, this.#cursors, this.#held, this.#blocked, metrics);
    this.#holding = new Holding({
      db: {
        query: (sql, parameters) =>
          leases.shared.during(
            HOLDING_SLOT,
            repeatContended(() => database.query(sql, parameters)),
          ),
      },
      claim: () => leases.claim,
      reads: (key) => this.#reads(key),
      offer: (rows) => this.#pipes.offer(rows),
      moved: (rows, count) => {
        this.#removal.gone(rows, count);
        this.#room.open();
      },
    });
    this.#withheld = new WithheldRows({
      blocked: this.#blocked,
      holding: this.#holding,
      held: this.#held,
      blockTopic: (topic, error) => this.#blockTopic(topic, error),
    });
    this.#pipes = new Sending(
      {
        leases,
        metrics,
        logger,
        topics: this.#topics,
        cursors: this.#cursors,
        withheld: this.#withheld,
        acknowledge: (rows, agoMs) => this.#removal.acknowledge(rows, agoMs),
        restart: (lanes, rows, wakesAt) => this.work.restart(lanes, rows, wakesAt),
        sharing: () => this.sharing,
        wake: this.wake,
        progressed: this.#room.open,
        broken: this.broken,
      },
      publishers,
    ).pipes;
    this.work = new LaneWork({
      lanes: () => leases.lanes,
      cursors: this.#cursors,
      held: this.#held,
      blocked: this.#blocked,
      holding: this.#holding,
      drop: (of) => this.#withheld.ofOutbox(this.#pipes.drop(of)),
    });
    const { work } = this;
    const [held, holding, blocked] = [this.#held, this.#holding, this.#blocked];
    this.#check = new FloorCheck({ database, work, blocked, topics: this.#topics, metrics, logger });
    this.#removal = new Removal({
      ...{ database, leases, metrics, days, onDelay, work, held, holding },
      removed: () => {
        if (work.draining > 0) this.sharing?.releaseDrained().catch(this.broken);
      },
    });
  }

  /** There may be something to read. */
  readonly wake = (): void => {
    this.#pace.wake();
    this.#room.open();
  };

  /** Reads ahead of the pipes, as far as memory allows. @throws KervanError DATABASE_UNAVAILABLE */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      this.#end();
      this.wake();
    });
    this.#holdingRun = this.#holding.run(signal).catch(this.broken);
    while (!signal.aborted) {
      if (this.#pipes.bytes >= LOOK_AHEAD_BYTES || this.#holding.waiting >= MOST_WAITING) {
        await this.#room.passed();
        continue;
      }
      if (this.#check.isDue) this.#check.run().catch(this.broken);
      const rows = await this.#read();
      if (rows.length > 0) {
        this.#pace.worked();
        this.#pipes.offer(rows);
      }
      if (!this.#source.behind) await this.#pace.wait(signal);
    }
  }

  /** Awaits what is on the way, as long as leases may last; nothing more is sent. */
  async stop(): Promise<void> {
    this.#end();
    await atMost(LEASE_MS, Promise.all([this.#pipes.idle(), this.#holdingRun]));
    this.#held.beforeRead();
  }

  /** Writes down what it does now. */
  measure(): void {
    const { metrics } = this.parts;
    metrics.cursors = this.#cursors.all.length;
    metrics.unread = Math.max(0, ...this.#cursors.all.map(({ cycle }) => cycle.fresh.upTo - cycle.hot));
    metrics.aheadBytes = this.#pipes.bytes;
    metrics.heldKeys = this.#holding.size;
    metrics.delayMedianMs = this.#removal.delays.medianMs;
    metrics.delayMaxMs = this.#removal.delays.maxMs;
  }

  /** What is dropped stays held: the floors that the next owners begin at must not pass it. */
  #end(): void {
    this.#pipes.end();
  }

  async #read(): Promise<OutboxRow[]> {
    const { metrics, logger, leases } = this.parts;
    const rows = await leases.shared.during(0, this.#source.read());
    for (const { id, topic, key, sequence } of sequenceBreaks(rows)) {
      metrics.sequenceBreaks++;
      logger.error({ outboxId: id, topic, key, sequence }, 'an event does not follow the one before it');
    }
    return rows;
  }

  #blockTopic(topic: string, error: KervanError): void {
    this.work.blockTopic(topic, error);
    this.parts.metrics.blockedTopics = this.#blocked.topics.length;
  }

  /** Whether released rows of the key may be sent now. */
  #reads(key: HeldKey): boolean {
    const { lane, topic } = key;
    const reads = this.#cursors.reads(lane, performance.now()) && !this.#blocked.holds({ topic });
    return reads && !this.#pipes.waits(key);
  }

  /** That the outbox is fenced is not the fault of the row that was about to be sent. */
  async #cover(topic: string): Promise<void> {
    try {
      await this.parts.fence.cover(topic);
    } catch (error) {
      if (error instanceof KervanError && error.retriable) throw error;
      this.broken(error);
      throw new KervanError('LEASE_LOST', 'publishing ends', { cause: error });
    }
  }
}
