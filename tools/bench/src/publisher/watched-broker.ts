import type { Broker, Publisher, PublishResult } from '@kervan/messaging';
import type { RelayOptions } from '@kervan/outbox';
import { topic } from '../workload/measurement.js';

/** What a relay needs of a broker; every acknowledged batch is reported at once. */
export function watchedBroker(
  broker: Broker,
  onAcknowledged: (acked: PublishResult['acked']) => void,
): RelayOptions['broker'] {
  const watched = (publisher: Publisher): Publisher => ({
    publish: async (records, deadlineMs) => {
      const result = await publisher.publish(records, deadlineMs);
      // The fence is no event.
      const events = result.acked.filter((record) => record.topic === topic.name);
      if (events.length > 0) onAcknowledged(events);
      return result;
    },
    close: () => publisher.close(),
  });
  return {
    offsets: (topic) => broker.offsets(topic),
    ensureTopics: (topics, replication) => broker.ensureTopics(topics, replication),
    scan: (topic, onRecord, from) => broker.scan(topic, onRecord, from),
    publisher: async (name) => watched(await broker.publisher(name)),
  };
}
