import type { Stack } from '../stack/start-stack.js';
import { movements, sources } from '../services/movement.js';
import { consumers } from '../stack/store-names.js';

/** Records of the movements that the groups have not taken, of both together. */
export async function consumerLag({
  broker,
  databases,
}: Pick<Stack, 'broker' | 'databases'>): Promise<number> {
  const topics = sources.map((source) => movements[source].topic);
  const held = (await Promise.all(topics.map((topic) => broker.offsets(topic)))).flat();
  const end = held.reduce((sum, partition) => sum + partition.end, 0);
  const taken = await Promise.all(
    consumers.map(async (consumer) => {
      const [row] = await databases[consumer].query<{ next: number | null }>(
        'SELECT sum(next_offset)::bigint AS next FROM inbox_partition WHERE topic = ANY($1)',
        [topics],
      );
      return end - (row?.next ?? 0);
    }),
  );
  return taken.reduce((sum, lag) => sum + lag, 0);
}
