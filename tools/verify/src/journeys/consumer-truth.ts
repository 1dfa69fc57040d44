import { z } from 'zod';
import { type Evidence, present, type Reader } from '../evidence/evidence.js';
import { consumingServices } from '../evidence/services.js';
import type { TrueEvent } from './broker-truth.js';

/** How an event stands at a consumer, by the consumer's own database. */
export type TrueState = 'settled' | 'parked' | 'dead' | 'waiting';

/** What one consumer's database says. */
export interface ConsumerTruth {
  readonly consumer: string;
  /** Null: it does not read the event's partition, or began after it. */
  stateOf(event: TrueEvent): TrueState | null;
}

const Position = z.object({
  consumer: z.string(),
  topic: z.string(),
  partition: z.number(),
  first: z.number(),
  next: z.number(),
});
const Mark = z.object({ topic: z.string(), key: z.string(), epoch: z.number(), last: z.number() });
const Parked = z.object({ id: z.string(), state: z.string() });

/** One per consumer of the stack; groups of replays are none. */
export async function consumersOf({ databases }: Pick<Evidence, 'databases'>): Promise<ConsumerTruth[]> {
  return Promise.all(
    present(databases, consumingServices).map(([service, database]) => readConsumer(service, database)),
  );
}

async function readConsumer(consumer: string, database: Reader): Promise<ConsumerTruth> {
  const rows = async <Row extends z.ZodType>(row: Row, sql: string): Promise<z.output<Row>[]> =>
    z.array(row).parse(await database.query(sql, [consumer]));
  const [positions, marks, parked] = await Promise.all([
    rows(
      Position,
      `SELECT consumer, topic, partition, first_offset AS first, next_offset AS next FROM inbox_partition
       WHERE consumer = $1`,
    ),
    rows(Mark, 'SELECT topic, key, epoch, last FROM inbox_key WHERE consumer = $1'),
    rows(Parked, 'SELECT event_id AS id, state FROM parked_event WHERE consumer = $1'),
  ]);
  const positionAt = new Map(positions.map((each) => [`${each.topic}/${each.partition}`, each]));
  const markOf = new Map(marks.map((mark) => [`${mark.topic}/${mark.key}`, mark]));
  const parkedAs = new Map(parked.map(({ id, state }) => [id, state]));
  return {
    consumer,
    stateOf: (event) => {
      const { id, topic, partition, offset, key, sequence } = event;
      const position = positionAt.get(`${topic}/${partition}`);
      if (!position || offset < position.first) return null;
      const parkedState = parkedAs.get(id);
      if (parkedState !== undefined) return parkedState === 'DEAD' ? 'dead' : 'parked';
      const mark = markOf.get(`${topic}/${key}`);
      const covered =
        sequence !== null &&
        mark !== undefined &&
        (mark.epoch > sequence.epoch || (mark.epoch === sequence.epoch && mark.last >= sequence.number));
      return covered || position.next > offset ? 'settled' : 'waiting';
    },
  };
}
