import type { Consumer, FetchOptions } from '@platformatic/kafka';
import type { Position } from '../consuming/assignment.js';
import type { Fetched } from '../consuming/group-member.js';
import { fetchedOf } from './fetched-of.js';

type TopicRequest = FetchOptions<Buffer, Buffer, Buffer, Buffer>['topics'][number];

/** Compressed: a few times as much in memory. Whatever its size, one batch is always read. */
const MAX_PARTITION_BYTES = 256 * 1024;

/** Plain fetches from the leaders of partitions; needs no group. */
export class RecordReader {
  constructor(private readonly consumer: Consumer) {}

  async read(positions: readonly Position[]): Promise<readonly Fetched[]> {
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    const metadata = await this.consumer.metadata({ topics });
    const byLeader = new Map<number, Position[]>();
    for (const position of positions) {
      const leader = metadata.topics.get(position.topic)?.partitions[position.partition]?.leader ?? -1;
      byLeader.set(leader, [...(byLeader.get(leader) ?? []), position]);
    }
    const nameOf = new Map([...metadata.topics].map(([name, { id }]) => [id, name]));
    const idOf = (topic: string): string => metadata.topics.get(topic)?.id ?? '';
    const answers = [...byLeader].map(([node, wanted]) => this.#fetch(node, wanted, idOf, nameOf));
    return (await Promise.all(answers)).flat();
  }

  async #fetch(
    node: number,
    wanted: readonly Position[],
    idOf: (topic: string) => string,
    nameOf: ReadonlyMap<string, string>,
  ): Promise<readonly Fetched[]> {
    const { responses } = await this.consumer.fetch({ node, topics: requestOf(wanted, idOf) });
    return responses.flatMap(({ topicId, partitions }) =>
      partitions.map((answer) => fetchedOf(nameOf.get(topicId) ?? topicId, answer, wanted)),
    );
  }
}

function requestOf(wanted: readonly Position[], idOf: (topic: string) => string): TopicRequest[] {
  const topics = [...new Set(wanted.map(({ topic }) => topic))];
  return topics.map((name) => ({
    topicId: idOf(name),
    partitions: wanted
      .filter(({ topic }) => topic === name)
      .map(({ partition, offset }) => ({
        partition,
        currentLeaderEpoch: -1,
        fetchOffset: BigInt(offset),
        lastFetchedEpoch: -1,
        partitionMaxBytes: MAX_PARTITION_BYTES,
      })),
  }));
}
