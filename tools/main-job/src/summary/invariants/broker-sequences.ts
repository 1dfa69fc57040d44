import { z } from 'zod';
import { databaseServices } from '../ports.js';
import { invariant, type InvariantCheck } from './invariant-check.js';

const counter = z.object({ topic: z.string(), key: z.string(), epoch: z.number(), last: z.number() });

/**
 * I17: for every topic and key the broker holds exactly 1..n of the writing service's counter in its epoch, one event at
 * each place, first arrivals in order.
 */
export const brokerSequences: InvariantCheck = async ({ databases }, { sequences }) => {
  const counted = await Promise.all(
    databaseServices.map(async (service) =>
      z
        .array(counter)
        .parse(
          await databases[service].query('SELECT topic, key, epoch, last FROM outbox_sequence, outbox_meta'),
        ),
    ),
  );
  const byTopic = new Map<string, Map<string, z.output<typeof counter>>>();
  for (const each of counted.flat()) {
    const keys = byTopic.get(each.topic) ?? new Map<string, z.output<typeof counter>>();
    byTopic.set(each.topic, keys.set(each.key, each));
  }
  const faults = [...sequences].flatMap(([topic, seen]) => seen.compare(byTopic.get(topic) ?? new Map()));
  return invariant(
    'I17',
    `${counted.flat().length} keys, each with exactly the events its service counted`,
    faults,
  );
};
