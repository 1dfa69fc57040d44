import { z } from 'zod';
import { writingServices } from '../evidence/services.js';
import { invariantCheck } from './invariant-check.js';

const counter = z.object({ topic: z.string(), key: z.string(), epoch: z.number(), last: z.number() });

/**
 * I17: for every topic and key the broker holds exactly 1..n of the writing service's counter in its epoch, one event at
 * each place, first arrivals in order.
 */
export const brokerSequences = invariantCheck({
  id: 'I17',
  needs: writingServices,
  compare: async (databases, { sequences }) => {
    const counted = await Promise.all(
      writingServices.map(async (service) =>
        z
          .array(counter)
          .parse(
            await databases[service].query(
              'SELECT topic, key, epoch, last FROM outbox_sequence, outbox_meta',
            ),
          ),
      ),
    );
    const byTopic = new Map<string, Map<string, z.output<typeof counter>>>();
    for (const each of counted.flat()) {
      const keys = byTopic.get(each.topic) ?? new Map<string, z.output<typeof counter>>();
      byTopic.set(each.topic, keys.set(each.key, each));
    }
    const faults = [...sequences].flatMap(([topic, seen]) => seen.compare(byTopic.get(topic) ?? new Map()));
    return {
      compared: `${counted.flat().length} keys, each with exactly the events its service counted`,
      faults,
    };
  },
});
