import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { freePort, testStores } from '@kervan/local';
import type { Broker } from '@kervan/messaging';
import { createLogger, type LogLevel } from '@kervan/observability';
import { startRelay, type Relay } from '@kervan/outbox';
import {
  parseConfig,
  startService,
  type Environment,
  type RunningService,
  type ServiceDefinition,
} from '@kervan/service';
import { eventually } from '../eventually.js';
import { call, type Answer, type Call } from '../scenario/call.js';

/** Address of another service of the company. */
export type UrlOf = (service: ServiceDefinition) => string;

export interface MemberOptions {
  readonly service: ServiceDefinition;
  /** How many of it run at once, default 1. */
  readonly instances?: number;
  /** The service's own variables. The token is the one that every API of the company takes. */
  readonly environment?: (urlOf: UrlOf, token: string) => Environment;
  /** From which level on its log is kept, default `warn`. */
  readonly logLevel?: LogLevel;
  /** SQL that counts what the service will still do by itself, without an event: `SELECT count(*) FROM ...`. */
  readonly ownWork?: string;
}

/** What all members use. */
export interface Premises {
  readonly broker: Broker;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
}

const TOKEN = 'token-of-the-company';

/** One service: its database, the relay of its outbox, and its running instances. */
export class Member {
  /** What it logged, as JSON lines: warnings and errors, unless it was asked for more. */
  readonly complaints: string[] = [];
  readonly #running: RunningService[] = [];
  readonly #logger;
  #relay: Relay | undefined;
  #calls = 0;

  private constructor(
    readonly options: MemberOptions,
    readonly database: Database,
    private readonly store: TemporaryDatabase,
    private readonly port: number,
    private readonly premises: Premises,
  ) {
    const destination = { write: (line: string) => void this.complaints.push(line) };
    this.#logger = createLogger(this.service.name, { level: options.logLevel ?? 'warn', destination });
  }

  static async create(options: MemberOptions, premises: Premises): Promise<Member> {
    const store = await temporaryDatabase(testStores().databaseUrl);
    const database = await connectDatabase({ url: store.url, applicationName: 'company', poolSize: 2 });
    return new Member(options, database, store, await freePort(), premises);
  }

  get service(): ServiceDefinition {
    return this.options.service;
  }

  /** Of the first instance. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(urlOf: UrlOf): Promise<void> {
    const { service, instances = 1, environment } = this.options;
    const { brokers, topicPrefix } = this.premises;
    while (this.#running.length < instances) {
      const config = parseConfig(service, {
        HTTP_PORT: String(this.#running.length === 0 ? this.port : 0),
        DATABASE_URL: this.store.url,
        KAFKA_BROKERS: brokers.join(','),
        KAFKA_TOPIC_PREFIX: topicPrefix,
        API_TOKEN: TOKEN,
        ...environment?.(urlOf, TOKEN),
      });
      const instance = await startService(service, { config, logger: this.#logger });
      this.#running.push(instance);
      await eventually(`${service.name} to be ready`, async () => (await instance.readiness.check()).ready);
    }
    if (!this.#relay) this.release();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((instance) => instance.close()));
  }

  async hold(): Promise<void> {
    await this.#relay?.stop();
    this.#relay = undefined;
  }

  release(): void {
    const { broker } = this.premises;
    const { name: service } = this.service;
    this.#relay ??= startRelay({
      service,
      databaseUrl: this.store.publisherUrl,
      broker,
      logger: this.#logger,
    });
  }

  call(...request: Call): Promise<Answer> {
    const instance = this.#running[this.#calls++ % this.#running.length];
    if (!instance) throw new Error(`${this.service.name} is stopped`);
    return call(instance.url, TOKEN, ...request);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.hold();
    await this.database.close();
    await this.store.drop();
  }
}
