import {
  fromHeaders,
  topics,
  type DataOf,
  type Envelope,
  type EventContract,
  type EventOf,
} from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { connectBroker, type Broker } from '@kervan/messaging';
import type { ServiceDefinition } from '@kervan/service';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Call } from '../scenario/call.js';
import type { DeliveryOptions } from '../scenario/scenario.js';
import { SpecProducer } from '../scenario/spec-producer.js';
import { Member, type MemberOptions } from './member.js';
import { untilRest } from './until-rest.js';

/**
 * Starts several services in this process for a spec of what they do together: on the real PostgreSQL and Kafka, each
 * with a database of its own and its outbox published by a relay, as in production. The topics carry a prefix that
 * nobody else uses.
 */
export async function company(members: readonly MemberOptions[]): Promise<Company> {
  const { brokers } = testStores();
  const topicPrefix = `spec-${randomUUID()}.`;
  const broker = connectBroker({ client: 'platformatic', brokers, clientId: 'company', topicPrefix });
  await broker.ensureTopics(topics);
  const founded = await Promise.all(
    members.map((options) => Member.create(options, { broker, brokers, topicPrefix })),
  );
  const all = new Company(founded, broker);
  for (const { service } of founded) await all.start(service);
  return all;
}

/** An event put on the broker by hand. */
export interface InjectedEvent {
  readonly contract: EventContract;
  readonly data: DataOf<EventContract>;
  /** Of its key in its topic; null as a foreign writer sends it. */
  readonly sequence: number | null;
}

/** Services that work together. A service is named by its definition. */
export class Company {
  readonly #producer: SpecProducer;
  readonly #members: ReadonlyMap<string, Member>;

  constructor(
    members: readonly Member[],
    private readonly broker: Broker,
  ) {
    this.#members = new Map(members.map((member) => [member.service.name, member]));
    this.#producer = new SpecProducer(broker);
  }

  /** Starts the instances of a service that are not running, with the database they had; returns when they are ready. */
  start(service: ServiceDefinition): Promise<void> {
    return this.#member(service).start(this.urlOf);
  }

  /** Ends all instances of a service in order, wherever they are in their work. What they committed is still published. */
  stop(service: ServiceDefinition): Promise<void> {
    return this.#member(service).stop();
  }

  /** From now on nothing that a service commits reaches the others, until `release`. */
  hold(service: ServiceDefinition): Promise<void> {
    return this.#member(service).hold();
  }

  release(service: ServiceDefinition): void {
    this.#member(service).release();
  }

  /** Address of a service; stays the same when it is started again. */
  readonly urlOf = (service: ServiceDefinition): string => this.#member(service).url;

  /** Calls the HTTP API of a service, one running instance after the other. */
  http(service: ServiceDefinition, ...request: Call): Promise<Answer> {
    return this.#member(service).call(...request);
  }

  /** Rows of a service's database. The row type is the caller's claim about its SELECT list. */
  query<Row extends object>(
    service: ServiceDefinition,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.#member(service).database.query<Row>(sql, parameters);
  }

  /** Warnings and errors a service logged until now, as JSON lines; more where its `logLevel` says so. */
  complaints(service: ServiceDefinition): readonly string[] {
    return this.#member(service).complaints;
  }

  /** Publishes an event that none of the services writes, as its owner would. @returns its id. */
  async given<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<NoInfer<Contract>>,
    { flow = {} }: DeliveryOptions = {},
  ): Promise<string> {
    const record = this.#producer.event(contract, data, flow);
    await this.#producer.publish([record]);
    return String(record.headers['ce_id']);
  }

  /** Publishes many events of one type that none of the services writes; those of one key in this order. */
  async givenAll<Contract extends EventContract>(
    contract: Contract,
    all: readonly DataOf<NoInfer<Contract>>[],
  ): Promise<void> {
    await this.#producer.publish(all.map((data) => this.#producer.event(contract, data, {})));
  }

  /** Publishes events in this order with the sequences they are given: missing, late, or none at all (null). */
  async inject(events: readonly InjectedEvent[]): Promise<void> {
    await this.#producer.publish(
      events.map(({ contract, data, sequence }) => this.#producer.injected(contract, data, { sequence })),
    );
  }

  /** The events of a type on the broker, each once; those of one key in their order. */
  async events<Contract extends EventContract>(contract: Contract): Promise<EventOf<Contract>[]> {
    const events = new Map<string, EventOf<Contract>>();
    await this.broker.scan(contract.topic, ({ headers, key, value }) => {
      const envelope = fromHeaders(headers, key);
      if (envelope.type !== contract.type || events.has(envelope.id)) return;
      const data = z.parse<Contract['schema']>(contract.schema, JSON.parse(value ?? ''));
      events.set(envelope.id, { ...envelope, type: contract.type, data });
    });
    return [...events.values()];
  }

  /** The company's broker, to be read. */
  get records(): Pick<Broker, 'scan' | 'offsets'> {
    return this.broker;
  }

  /** Key, headers and value of every record of a topic, each as one text. */
  async rawRecords(topic: string): Promise<string[]> {
    const records: string[] = [];
    await this.broker.scan(topic, ({ headers, key, value }) => {
      records.push(JSON.stringify({ headers, key, value }));
    });
    return records;
  }

  /** Every business event on the broker that belongs to a flow, causes before effects. */
  async flow(correlationId: string): Promise<Envelope[]> {
    const found = new Map<string, Envelope>();
    for (const { name } of topics) {
      await this.broker.scan(name, ({ headers, key }) => {
        const envelope = fromHeaders(headers, key);
        if (envelope.sequence && envelope.correlationId === correlationId) found.set(envelope.id, envelope);
      });
    }
    const depth = ({ causationId }: Envelope): number => {
      const cause = found.get(causationId ?? '');
      return cause ? depth(cause) + 1 : 0;
    };
    return [...found.values()].sort((one, other) => depth(one) - depth(other));
  }

  /**
   * Waits until nothing changes any more by itself: outboxes are empty, everything is consumed, no retry is due.
   *
   * @throws Error when nothing moves for a minute short of that, as with a service stopped or its events held.
   */
  atRest(): Promise<void> {
    return untilRest([...this.#members.values()], this.broker);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#members.values()].map((member) => member.close()));
    await this.broker.close();
  }

  #member({ name }: ServiceDefinition): Member {
    const member = this.#members.get(name);
    if (!member) throw new Error(`${name} is no member of this company`);
    return member;
  }
}
