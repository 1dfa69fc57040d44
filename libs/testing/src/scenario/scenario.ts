import { deepStrictEqual, partialDeepStrictEqual } from 'node:assert/strict';
import type { DataOf, ErrorCode, EventContract, EventOf, Flow } from '@kervan/contracts';
import { Database, temporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker, type OutgoingRecord } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type Environment, type ServiceDefinition } from '@kervan/service';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import { Api } from '../api/api.js';
import type { Answer, Call } from './call.js';
import { Consumption } from './consumption.js';
import type { Expected } from './expected.js';
import { outboxEvents } from './outbox-reader.js';
import { SpecProducer } from './spec-producer.js';

export interface DeliveryOptions {
  /** Ids of the flow the event belongs to; by default it starts one. */
  readonly flow?: Partial<Flow>;
}

const TOKEN = 'token-of-the-scenario';

/**
 * Starts a service for a spec: its real inbox, handlers, outbox and API on a PostgreSQL database of its own, with a
 * broker in memory around it. What it publishes is also delivered to itself where it consumes it.
 *
 * @param environment the service's own variables, and `LOG_LEVEL` where its log is wanted.
 */
export async function scenario(service: ServiceDefinition, environment: Environment = {}): Promise<Scenario> {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const broker = memoryBroker();
  const config = parseConfig(service, {
    LOG_LEVEL: 'silent',
    DATABASE_URL: store.url,
    KAFKA_BROKERS: 'memory:0',
    API_TOKEN: TOKEN,
    ...environment,
  });
  const logger = createLogger(service.name, { level: config.LOG_LEVEL });
  const running = await startService(service, { config, logger, broker });
  await eventually(`${service.name} to be ready`, async () => (await running.readiness.check()).ready);
  const database = running.app.get(Database);
  return new Scenario(
    service,
    database,
    new Consumption(database, broker, service.name),
    new SpecProducer(broker),
    new Api(running.url, TOKEN),
    async () => {
      await running.close();
      await broker.close();
      await store.drop();
    },
  );
}

/** Given, when and then of one service. */
export class Scenario {
  readonly #delivered = new Map<string, OutgoingRecord>();
  /** Position in the outbox up to which events were delivered to the service itself. */
  #relayed = 0;
  /** Position in the outbox up to which events were asserted. */
  #asserted = 0;

  constructor(
    private readonly service: ServiceDefinition,
    private readonly database: Database,
    private readonly consumption: Consumption,
    private readonly producer: SpecProducer,
    /** Its HTTP API, for specs of the whole of it. */
    readonly api: Api,
    private readonly end: () => Promise<void>,
  ) {}

  /** Like `when`, for what happened before: what the service published until here is not asserted. */
  async given<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<NoInfer<Contract>>,
    options?: DeliveryOptions,
  ): Promise<string> {
    const id = await this.when(contract, data, options);
    await this.past();
    return id;
  }

  /** Everything the service published until here is taken as given. */
  async past(): Promise<void> {
    await this.atRest();
    this.#asserted = (await outboxEvents(this.database, this.#asserted)).at(-1)?.position ?? this.#asserted;
  }

  /** Delivers an event through the inbox and waits until it is handled, parked or skipped. @returns its id. */
  async when<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<NoInfer<Contract>>,
    { flow = {} }: DeliveryOptions = {},
  ): Promise<string> {
    const record = this.producer.event(contract, data, flow);
    const id = String(record.headers['ce_id']);
    this.#delivered.set(id, record);
    await this.#deliver(record);
    return id;
  }

  /** Delivers an event of this scenario once more, as brokers do. */
  async redeliver(eventId: string): Promise<void> {
    const record = this.#delivered.get(eventId);
    if (!record) throw new Error(`no event ${eventId} was delivered in this scenario`);
    await this.#deliver(record);
  }

  /** Asserts the next event the service published, in order. @returns it, with its envelope. */
  async thenPublished<Contract extends EventContract>(
    contract: Contract,
    data?: Expected<DataOf<NoInfer<Contract>>>,
  ): Promise<EventOf<Contract>> {
    await this.atRest();
    const [next] = await outboxEvents(this.database, this.#asserted);
    if (!next) throw new Error(`${this.service.name} published no ${contract.type}`);
    deepStrictEqual(
      next.envelope.type,
      contract.type,
      `${this.service.name} published ${next.envelope.type} next`,
    );
    const published = z.parse<Contract['schema']>(contract.schema, JSON.parse(next.payload));
    if (data !== undefined) partialDeepStrictEqual(published, data);
    this.#asserted = next.position;
    return { ...next.envelope, type: contract.type, data: published };
  }

  /** Asserts that the service published nothing that is not asserted yet. */
  async thenNothing(): Promise<void> {
    await this.atRest();
    const rest = await outboxEvents(this.database, this.#asserted);
    deepStrictEqual(
      rest.map(({ envelope: { type, key } }) => `${type} ${key}`),
      [],
      `${this.service.name} published more`,
    );
  }

  /** Asserts that events of this key are parked because of this error. */
  async thenParked(key: string, code: ErrorCode): Promise<void> {
    await this.atRest();
    const parked = await this.query<{ key: string; code: string }>(
      'SELECT key, error_code AS code FROM parked_event WHERE consumer = $1 AND error_code IS NOT NULL ORDER BY key',
      [this.service.name],
    );
    const found = parked.some((event) => event.key === key && event.code === code);
    if (!found) throw new Error(`${key} is not parked with ${code}; parked: ${JSON.stringify(parked)}`);
  }

  /** Rows of the service's database. The row type is the caller's claim about its SELECT list. */
  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.query<Row>(sql, parameters);
  }

  /** Calls the service's HTTP API with its token: method, path, body, headers. */
  http(...request: Call): Promise<Answer> {
    return this.api.http(...request);
  }

  /** Waits until everything is consumed, also what the service published to itself. */
  async atRest(): Promise<void> {
    if (!this.service.consumes) return;
    for (;;) {
      await this.consumption.settled();
      const events = await outboxEvents(this.database, this.#relayed);
      const last = events.at(-1);
      if (!last) return;
      await this.producer.publish(
        events.map(({ topic, envelope, payload, headers }) =>
          this.producer.record(topic, envelope.key, payload, headers),
        ),
      );
      this.#relayed = last.position;
    }
  }

  async close(): Promise<void> {
    await this.end();
  }

  async #deliver(record: OutgoingRecord): Promise<void> {
    await this.consumption.reached(record.topic, record.partition);
    await this.producer.publish([record]);
    await this.atRest();
  }
}
