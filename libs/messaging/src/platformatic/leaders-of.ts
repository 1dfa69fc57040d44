import type { Broker, Producer } from '@platformatic/kafka';
import { metadataAnswerOf } from './metadata-answer.js';

/** Leaders by partition; one without a leader is missing. */
export type Leaders = ReadonlyMap<number, Pick<Broker, 'host' | 'port'>>;

/**
 * The leaders of a topic's partitions.
 *
 * @param anew whether what is known may be out of date
 * @throws what the library throws where the broker does not answer or does not know the topic
 */
export async function leadersOf(
  client: Pick<Producer<string, string, string, string>, 'metadata'>,
  topic: string,
  anew: boolean,
): Promise<Leaders> {
  try {
    const { topics, brokers } = await client.metadata({ topics: [topic], forceUpdate: anew, retries: 0 });
    const partitions = topics.get(topic)?.partitions ?? [];
    return leaders(partitions.entries(), ({ leader }) => brokers.get(leader));
  } catch (error) {
    const answer = metadataAnswerOf(error, topic);
    if (!answer) throw error;
    const brokers = new Map(answer.brokers.map((broker) => [broker.nodeId, broker]));
    const partitions = answer.topics.find(({ name }) => name === topic)?.partitions ?? [];
    const indexed = partitions.map((one) => [one.partitionIndex, one] as const);
    return leaders(indexed, ({ leaderId }) => brokers.get(leaderId));
  }
}

function leaders<Partition>(
  partitions: Iterable<readonly [number, Partition]>,
  leaderOf: (partition: Partition) => Pick<Broker, 'host' | 'port'> | undefined,
): Leaders {
  const found = new Map<number, Pick<Broker, 'host' | 'port'>>();
  for (const [index, partition] of partitions) {
    const leader = leaderOf(partition);
    if (leader) found.set(index, leader);
  }
  return found;
}
