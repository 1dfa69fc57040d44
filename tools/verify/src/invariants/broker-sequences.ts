import { topicWriters } from '@kervan/contracts';
import { z } from 'zod';
import { present, type Reader } from '../evidence/evidence.js';
import type { KeySequences } from '../evidence/key-sequences.js';
import { writingServices } from '../evidence/services.js';
import { type Comparison, type InvariantCheck, judged, notChecked } from './invariant-check.js';

const counter = z.object({ topic: z.string(), key: z.string(), epoch: z.number(), last: z.number() });
type Counter = z.output<typeof counter>;

/**
 * I17: for every topic and key the broker holds exactly 1..n of the writing service's counter in its epoch, one event at
 * each place, first arrivals in order. A topic whose writing service is not in the stack is not judged.
 */
export const brokerSequences: InvariantCheck = {
  id: 'I17',
  evaluate: async ({ databases }, { sequences }) => {
    const writers = new Map<string, Reader>(present(databases, writingServices));
    if (writers.size === 0) return notChecked('I17', 'no service that writes is in the stack');
    return judged('I17', () => compare(writers, sequences));
  },
};

async function compare(
  writers: ReadonlyMap<string, Reader>,
  sequences: ReadonlyMap<string, KeySequences>,
): Promise<Comparison> {
  const counters = (await Promise.all([...writers.values()].map(readCounters))).flat();
  const byTopic = new Map<string, Map<string, Counter>>();
  for (const each of counters) {
    const keys = byTopic.get(each.topic) ?? new Map<string, Counter>();
    byTopic.set(each.topic, keys.set(each.key, each));
  }
  const unwritten = new Set(
    Object.entries(topicWriters)
      .filter(([, writer]) => !writers.has(writer))
      .map(([topic]) => topic),
  );
  const faults = [...sequences].flatMap(([topic, seen]) =>
    unwritten.has(topic) ? [] : seen.compare(byTopic.get(topic) ?? new Map()),
  );
  const left = unwritten.size > 0 && `; not judged without their service: ${[...unwritten].join(', ')}`;
  return {
    compared: `${counters.length} keys, each with exactly the events its service counted${left || ''}`,
    faults,
  };
}

async function readCounters(database: Reader): Promise<Counter[]> {
  const sql = 'SELECT topic, key, epoch, last FROM outbox_sequence, outbox_meta';
  return z.array(counter).parse(await database.query(sql));
}
