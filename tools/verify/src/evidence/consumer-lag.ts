import { z } from 'zod';
import { type Evidence, present, type Reader } from './evidence.js';
import { consumingServices } from './services.js';

const position = z.object({ topic: z.string(), partition: z.number(), next: z.number() });
type Position = z.output<typeof position>;

/** The furthest of all groups that a service ever ran as: positions of a group that is given up never move again. */
const positions = `
  SELECT topic, partition, max(next_offset) AS next FROM inbox_partition GROUP BY topic, partition`;

/**
 * Records on the broker that some consumer has not settled: end offsets against `inbox_partition`, the truth. A topic
 * that a service has a position in is read by it: of partitions without one nothing is settled. What a service reads that
 * never had any position, nobody can say here; it counts for nothing.
 */
export async function consumerLag({ databases, broker }: Evidence): Promise<number> {
  const byService = await Promise.all(
    present(databases, consumingServices).map(([, database]) => positionsOf(database)),
  );
  const topics = [...new Set(byService.flat().map(({ topic }) => topic))];
  const offsets = (await Promise.all(topics.map((topic) => broker.offsets(topic)))).flat();
  return byService.reduce((lag, own) => {
    const next = new Map(own.map((each) => [placeOf(each), each.next]));
    const read = new Set(own.map(({ topic }) => topic));
    return offsets
      .filter(({ topic }) => read.has(topic))
      .reduce((sum, each) => sum + each.end - (next.get(placeOf(each)) ?? each.start), lag);
  }, 0);
}

async function positionsOf(database: Reader): Promise<Position[]> {
  return z.array(position).parse(await database.query(positions));
}

function placeOf({ topic, partition }: Pick<Position, 'topic' | 'partition'>): string {
  return `${topic}/${partition}`;
}
