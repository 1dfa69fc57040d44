import type { Broker, Publisher, PublishResult } from '@kervan/messaging';

/** What a relay needs of a broker; every acknowledged batch is reported at once. */
export function watchedBroker(
  broker: Broker,
  onAcknowledged: (acked: PublishResult['acked']) => void,
): Pick<Broker, 'publisher' | 'offsets'> {
  const watched = (publisher: Publisher): Publisher => ({
    publish: async (records, deadlineMs) => {
      const result = await publisher.publish(records, deadlineMs);
      onAcknowledged(result.acked);
      return result;
    },
    close: () => publisher.close(),
  });
  return {
    offsets: (topic) => broker.offsets(topic),
    publisher: async (name) => watched(await broker.publisher(name)),
  };
}
