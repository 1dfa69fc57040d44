import { z } from 'zod';
import { databaseServices } from '../ports.js';
import { invariant, type InvariantCheck } from './invariant-check.js';

const counter = z.object({ topic: z.string(), key: z.string(), last: z.number() });

/** I17: for every topic and key the broker holds exactly 1..n of the writing service's counter, first arrivals in order. */
export const brokerSequences: InvariantCheck = async ({ databases }, { sequences }) => {
  const counted = await Promise.all(
    databaseServices.map(async (service) =>
      z.array(counter).parse(await databases[service].query('SELECT topic, key, last FROM outbox_sequence')),
    ),
  );
  const byTopic = new Map<string, Map<string, number>>();
  for (const { topic, key, last } of counted.flat()) {
    const keys = byTopic.get(topic) ?? new Map<string, number>();
    byTopic.set(topic, keys.set(key, last));
  }
  const faults = [...sequences].flatMap(([topic, seen]) => seen.compare(byTopic.get(topic) ?? new Map()));
  return invariant(
    'I17',
    `${counted.flat().length} keys, each with exactly the events its service counted`,
    faults,
  );
};
