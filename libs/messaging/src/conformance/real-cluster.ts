import kafkajs from 'kafkajs';
import type { Compression } from '../client-options.js';
import { connectBroker, type BrokerOptions } from '../connect-broker.js';
import type { ClusterUnderTest } from './cluster-under-test.js';
import { FaultyProxy } from './faulty-proxy.js';

/** The real broker, straight and through a faulty proxy, by one of the client libraries. */
export async function realCluster(
  client: BrokerOptions['client'],
  brokers: readonly string[],
  compression: Compression = 'none',
): Promise<ClusterUnderTest & { readonly faults: FaultyProxy }> {
  const options = { client, compression, clientId: 'spec', sessionTimeoutMs: 6_000 };
  const proxy = await FaultyProxy.before(brokers[0] ?? '');
  const foreign = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const producer = foreign.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  const admin = foreign.admin();
  await producer.connect();
  await admin.connect();
  return {
    connect: () => connectBroker({ ...options, brokers }),
    connectFaulty: () => connectBroker({ ...options, brokers: [proxy.address] }),
    faults: proxy,
    async append({ topic, ...message }) {
      await producer.send({ topic, messages: [{ ...message, headers: { ...message.headers } }] });
    },
    async truncate(topic, partition, before) {
      // kafkajs deletes only from topics it was asked about before.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(before) }] });
    },
    async committed(group, topic) {
      const [found] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
      return (found?.partitions ?? []).map(({ offset }) => Number(offset));
    },
    async deleteTopics(names) {
      const existing = new Set(await admin.listTopics());
      await admin.deleteTopics({ topics: names.filter((name) => existing.has(name)) });
    },
    async close() {
      await Promise.all([producer.disconnect(), admin.disconnect(), proxy.goAway()]);
    },
  };
}
