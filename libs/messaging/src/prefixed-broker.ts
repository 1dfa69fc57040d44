import {
  partitionKey,
  type Broker,
  type OutgoingRecord,
  type Publisher,
  type SubscriptionOptions,
} from './broker.js';

/** A broker whose topic and group names carry a prefix that its users never see. */
export function prefixedBroker(broker: Broker, prefix: string): Broker {
  if (prefix === '') return broker;
  const add = (name: string): string => prefix + name;
  const remove = <T extends { readonly topic: string }>(value: T): T => ({
    ...value,
    topic: value.topic.slice(prefix.length),
  });
  return {
    publisher: async (name) => prefixedPublisher(await broker.publisher(name), add),
    subscribe: (options) => broker.subscribe(prefixedSubscription(options, add, remove)),
    ensureTopics: (topics, replication) =>
      broker.ensureTopics(
        topics.map((topic) => ({ ...topic, name: add(topic.name) })),
        replication,
      ),
    offsets: async (topic) => (await broker.offsets(add(topic))).map(remove),
    scan: (topic, onRecord, from) => broker.scan(add(topic), (record) => onRecord(remove(record)), from),
    close: () => broker.close(),
  };
}

function prefixedPublisher(publisher: Publisher, add: (name: string) => string): Publisher {
  return {
    async publish(records, deadlineMs) {
      const originals = new Map<OutgoingRecord, OutgoingRecord>();
      const prefixed = records.map((record) => {
        const sent = { ...record, topic: add(record.topic) };
        originals.set(sent, record);
        return sent;
      });
      const { acked, failed } = await publisher.publish(prefixed, deadlineMs);
      const original = (sent: OutgoingRecord): OutgoingRecord => originals.get(sent) ?? sent;
      return {
        acked: acked.map(original),
        failed: failed.map(({ record, error }) => ({ record: original(record), error })),
      };
    },
    close: () => publisher.close(),
  };
}

function prefixedSubscription(
  options: SubscriptionOptions,
  add: (name: string) => string,
  remove: <T extends { readonly topic: string }>(value: T) => T,
): SubscriptionOptions {
  return {
    ...options,
    group: add(options.group),
    topics: options.topics.map(add),
    async startAt(assigned) {
      const named = assigned.map(remove);
      const starts = await options.startAt(named);
      const prefixed = new Map<string, number>();
      for (const { topic, partition } of named) {
        const start = starts.get(partitionKey(topic, partition));
        if (start !== undefined) prefixed.set(partitionKey(add(topic), partition), start);
      }
      return prefixed;
    },
    onBatch: (batch, control) =>
      options.onBatch({ ...remove(batch), records: batch.records.map(remove) }, control),
  };
}
