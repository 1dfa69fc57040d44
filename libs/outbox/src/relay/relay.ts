import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { KervanError, topics as contractTopics, type Topic } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { ActiveRelay } from './active-relay.js';
import { BackOff } from './back-off.js';
import { LaneLease } from './lane-lease.js';
import { pause } from './pause.js';
import { noMetrics, type RelayMetrics } from './relay-metrics.js';

export interface RelayOptions {
  /** Service whose outbox is published. */
  readonly service: string;
  /** Login of the role `kervan_publisher`. */
  readonly databaseUrl: string;
  readonly broker: Pick<Broker, 'publisher' | 'offsets'>;
  readonly logger: Logger;
  /** Default: every topic of the catalogue. */
  readonly topics?: readonly Topic[];
}

/** `waiting`: database or broker are away, or the outbox does not exist yet. */
export type RelayState = 'waiting' | 'standby' | 'active' | 'stopped';

/** How often a standby looks for a free lease: with the lease's 3 s, it takes over within 4 s. */
const STANDBY_MS = 500;

/** A queue's statistics are never right: only the plans that follow the primary key are allowed. */
const plans = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_mergejoin: 'off',
  enable_hashjoin: 'off',
};

/** Publishes one outbox, or stands by while another instance does. */
export class Relay {
  readonly #stopping = new AbortController();
  readonly #owner = `${hostname()}/${String(process.pid)}/${randomUUID()}`;
  readonly #backOff = new BackOff();
  readonly #metrics = noMetrics();
  readonly #running: Promise<void>;
  #state: RelayState = 'waiting';
  #trouble: string | null = null;
  #database: Database | undefined;

  constructor(private readonly options: RelayOptions) {
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
        this.#report(error);
        await this.#backOff.wait(signal);
      }
    }
    this.#state = 'stopped';
    await this.#database?.close();
  }

  /** One attempt to become the active instance, and its whole time as such. */
  async #turn(signal: AbortSignal): Promise<void> {
    const database = (this.#database ??= await this.#connect(signal));
    const lease = await LaneLease.take(database, this.#owner);
    this.#enter(lease ? 'active' : 'standby');
    if (lease === null) {
      await pause(STANDBY_MS, signal);
      return;
    }
    this.#metrics.takeovers++;
    const session = await database.session();
    try {
      await new ActiveRelay({ ...this.#parts(database), lease }, session).run(signal);
    } finally {
      session.close();
    }
  }

  #parts(database: Database) {
    const { service, broker, logger, topics = contractTopics } = this.options;
    return { name: `outbox-publisher-${service}`, database, broker, topics, logger, metrics: this.#metrics };
  }

  #connect(signal: AbortSignal): Promise<Database> {
    const { databaseUrl: url } = this.options;
    return connectDatabase({
      url,
      applicationName: 'outbox-publisher',
      poolSize: 4,
      settings: plans,
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
    this.#state = 'waiting';
    if (this.#trouble !== message) {
      this.options.logger.warn(
        { outbox: this.service, code, err: error },
        `outbox ${this.service}: ${message}`,
      );
    }
    this.#trouble = message;
  }
}

/** Begins at once; a database or broker that is away is waited for. */
export function startRelay(options: RelayOptions): Relay {
  return new Relay(options);
}
