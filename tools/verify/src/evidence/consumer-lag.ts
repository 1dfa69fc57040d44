import { z } from 'zod';
import { type Evidence, present } from './evidence.js';
import { consumingServices } from './services.js';

const position = z.object({ topic: z.string(), partition: z.number(), next: z.number() });

/** Records on the broker that some consumer has not settled: end offsets against `inbox_partition`, the truth. */
export async function consumerLag({ databases, broker }: Evidence): Promise<number> {
  const positions = await Promise.all(
    present(databases, consumingServices).map(async ([, database]) =>
      z
        .array(position)
        .parse(await database.query('SELECT topic, partition, next_offset AS next FROM inbox_partition')),
    ),
  );
  const all = positions.flat();
  const topics = [...new Set(all.map(({ topic }) => topic))];
  const offsets = await Promise.all(topics.map((topic) => broker.offsets(topic)));
  const ends = new Map(offsets.flat().map(({ topic, partition, end }) => [`${topic}/${partition}`, end]));
  return all.reduce(
    (lag, { topic, partition, next }) => lag + (ends.get(`${topic}/${partition}`) ?? next) - next,
    0,
  );
}
