import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { KervanError, topics as contractTopics, type Topic } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import { uncollectedMetrics, type Logger, type Metrics } from '@kervan/observability';
import type { FenceBroker } from '../fencing/fence-topic.js';
import { ActiveRelay } from './active-relay.js';
import { BackOff } from './back-off.js';
import { CheckedConnections } from './checked-connections.js';
import { Leases } from './lanes/leases.js';
import { observeRelay } from './observe-relay.js';
import { pause } from './pause.js';
import { SentDays } from '../sent/sent-days.js';
import { queueSettings } from './queue-settings.js';
import { noMetrics, type RelayMetrics } from './relay-metrics.js';
import { emptyView, type RelayView } from './relay-view.js';

export interface RelayOptions {
  /** Service whose outbox is published. */
  readonly service: string;
  /** Login of the role `kervan_publisher`. */
  readonly databaseUrl: string;
  readonly broker: FenceBroker;
  readonly logger: Logger;
  /** Default: nobody collects them. */
  readonly metrics?: Metrics;
  /** Default: every topic of the catalogue. */
  readonly topics?: readonly Topic[];
  /** Producers, each with its share of the lanes; default 3. */
  readonly pipes?: number;
  /** How long sent events are kept, so that they can be published again; default 0: not at all. */
  readonly sentHours?: number;
}

const PIPES = 3;
/** Beside an old snapshot the check of the floors takes long; nothing else does. */
const LONGEST_STATEMENT_MS = 60_000;

/**
 * `waiting`: the database is away, or the outbox does not exist yet. `standby`: other instances hold all lanes.
 * `fenced`: the database was restored to an earlier point, and no new epoch has begun.
 */
export type RelayState = 'waiting' | 'standby' | 'active' | 'fenced' | 'stopped';

/** How often a fenced relay asks whether it may go on. */
const FENCED_MS = 5_000;

/**
 * Publishes one outbox, together with any number of other instances. Connections to its database: one reads, one
 * renews leases, one raises the fence, one tends the sent events, and one per pipe and one more delete and claim.
 */
export class Relay {
  readonly #stopping = new AbortController();
  readonly #owner = `${hostname()}/${String(process.pid)}/${randomUUID()}`;
  readonly #backOff = new BackOff();
  readonly #metrics = noMetrics();
  readonly #collected: Metrics;
  readonly #running: Promise<void>;
  #state: RelayState = 'waiting';
  #trouble: string | null = null;
  #database: Database | undefined;
  #active: ActiveRelay | undefined;

  constructor(private readonly options: RelayOptions) {
    this.#collected = options.metrics ?? uncollectedMetrics();
    observeRelay(this.#collected, options.service, () => this.#metrics);
    this.#running = this.#run();
  }

  get service(): string {
    return this.options.service;
  }

  get state(): RelayState {
    return this.#state;
  }

  /** Why it waits, or null. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Which lanes it holds, and how far it has read them. */
  get view(): RelayView {
    return this.#active?.view ?? emptyView;
  }

  get metrics(): Readonly<RelayMetrics> {
    return { ...this.#metrics };
  }

  /** Takes no more rows, awaits what is on the way, gives the lanes back. Never rejects. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#turn(signal);
        this.#backOff.reset();
      } catch (error) {
        if (!this.#stopping.signal.aborted) this.#report(error);
        if (this.#state === 'fenced') await pause(FENCED_MS, signal);
        else await this.#backOff.wait(signal);
      }
    }
    await this.#database?.close().catch((error: unknown) => this.#report(error));
    this.#state = 'stopped';
  }

  /** From joining the instances that publish to leaving them. */
  async #turn(signal: AbortSignal): Promise<void> {
    const { service, broker, logger, databaseUrl, topics = contractTopics, pipes = PIPES } = this.options;
    const database = (this.#database ??= await this.#connect(signal));
    const connections = await this.#check(database, signal);
    const leases = new Leases(connections, this.#owner);
    const name = `outbox-publisher-${service}`;
    const onLanes = (): void => this.#enter(leases.count > 0 ? 'active' : 'standby');
    const { fence, session } = connections;
    const onDelay = (ms: number) =>
      this.#collected.record('erp.outbox.publish.delay', { outbox: service }, ms / 1_000);
    const days = new SentDays({ db: database, hours: this.options.sentHours ?? 0, logger });
    const shared = {
      name,
      databaseUrl,
      days,
      database: connections,
      fence,
      broker,
      topics,
      leases,
      pipes,
      logger,
      onDelay,
    };
    try {
      this.#active = new ActiveRelay({ ...shared, metrics: this.#metrics, onLanes }, session);
      await this.#active.run(signal);
    } finally {
      await connections.close();
    }
  }

  /** Does not outlast the relay, however long the broker is away. */
  async #check(database: Database, signal: AbortSignal): Promise<CheckedConnections> {
    const { service, broker, pipes = PIPES } = this.options;
    const opening = CheckedConnections.open({ service, database, broker }, 1 + pipes);
    const over = new AbortController();
    try {
      return await Promise.race([opening, aborted(signal, over.signal)]);
    } catch (error) {
      opening.then((late) => late.close()).catch(() => undefined);
      throw error;
    } finally {
      over.abort();
    }
  }

  #connect(signal: AbortSignal): Promise<Database> {
    const { databaseUrl: url } = this.options;
    return connectDatabase({
      url,
      applicationName: 'outbox-publisher',
      poolSize: 4 + (this.options.pipes ?? PIPES),
      settings: queueSettings,
      longestStatementMs: LONGEST_STATEMENT_MS,
      waitMs: 0,
      signal,
    });
  }

  #enter(state: RelayState): void {
    if (this.#state === state && this.#trouble === null) return;
    this.#state = state;
    this.#trouble = null;
    this.options.logger.info({ outbox: this.service, state }, `outbox ${this.service}: ${state}`);
  }

  #report(error: unknown): void {
    const { message, code } =
      error instanceof KervanError ? error : { message: String(error), code: 'INTERNAL' };
    const fenced = code === 'OUTBOX_RESTORED';
    this.#state = fenced ? 'fenced' : 'waiting';
    if (this.#trouble !== message) {
      this.options.logger[fenced ? 'error' : 'warn'](
        { outbox: this.service, code, err: error },
        `outbox ${this.service}: ${message}`,
      );
    }
    this.#trouble = message;
  }
}

/** @param over ends the waiting, so that no listener is left */
async function aborted(signal: AbortSignal, over: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort', { signal: over });
  throw new KervanError('INTERNAL', 'the relay is being stopped');
}

/** Begins at once; a database or broker that is away is waited for. */
export function startRelay(options: RelayOptions): Relay {
  return new Relay(options);
}
