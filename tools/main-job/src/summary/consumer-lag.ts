import { z } from 'zod';
import { consumingServices, type Evidence } from './ports.js';

const position = z.object({ topic: z.string(), partition: z.number(), next: z.number() });

/** Records on the broker that some consumer has not settled: end offsets against `inbox_partition`, the truth. */
export async function consumerLag({ databases, broker }: Evidence): Promise<number> {
  const positions = await Promise.all(
    consumingServices.map(async (service) =>
      z
        .array(position)
        .parse(
          await databases[service].query('SELECT topic, partition, next_offset AS next FROM inbox_partition'),
        ),
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
