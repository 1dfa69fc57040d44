import {
  toHeaders,
  topics,
  type DataOf,
  type Envelope,
  type EventContract,
  type Flow,
  type Headers,
} from '@kervan/contracts';
import { partitionFor, type Broker, type OutgoingRecord } from '@kervan/messaging';
import { v7 as uuidv7 } from 'uuid';

/** A hang guard, not an expectation. */
const A_HANG_MS = 120_000;

/** Writes records to the broker as the services around the one under test would: in sequence per key. */
export class SpecProducer {
  readonly #last = new Map<string, number>();

  constructor(private readonly broker: Broker) {}

  /** An event as another service would publish it next for its key. */
  event(contract: EventContract, data: DataOf<EventContract>, flow: Partial<Flow>): OutgoingRecord {
    const key = String(data[contract.key]);
    const address = `${contract.topic}/${key}`;
    const number = (this.#last.get(address) ?? 0) + 1;
    this.#last.set(address, number);
    return this.injected(contract, data, { flow, sequence: number });
  }

  /** An event with this sequence, whatever was published before; null as a foreign writer sends it. */
  injected(
    contract: EventContract,
    data: DataOf<EventContract>,
    { flow = {}, sequence }: { readonly flow?: Partial<Flow>; readonly sequence: number | null },
  ): OutgoingRecord {
    const key = String(data[contract.key]);
    const envelope: Envelope = {
      correlationId: uuidv7(),
      causationId: null,
      workOrderNo: null,
      ...flow,
      id: uuidv7(),
      type: contract.type,
      source: '/spec',
      key,
      time: new Date().toISOString(),
      sequence: contract.sequenced && sequence !== null ? { epoch: 1, number: sequence } : null,
      traceparent: null,
      tracestate: null,
    };
    return this.record(contract.topic, key, JSON.stringify(data), toHeaders(envelope));
  }

  record(topic: string, key: string, value: string, headers: Headers): OutgoingRecord {
    const partitions = topics.find(({ name }) => name === topic)?.partitions;
    if (partitions === undefined) throw new Error(`${topic} is no topic of the catalogue`);
    return { topic, key, value, headers, partition: partitionFor(key, partitions) };
  }

  /** @throws the broker's error for the first record it did not take. */
  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    const publisher = await this.broker.publisher('spec');
    const [failure] = (await publisher.publish(records, A_HANG_MS)).failed;
    await publisher.close();
    if (failure) throw failure.error;
  }
}
