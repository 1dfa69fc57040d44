import { setTimeout as pause } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Broker } from '@kervan/messaging';
import type { Member } from './member.js';

/** A hang guard, not an expectation: so long nothing at all has moved. */
const STANDSTILL_MS = 60_000;
const LOOK_MS = 100;

/** A retry this near is waited for. */
const SOON = "interval '5 seconds'";

interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
}

/** What one look saw of a service. */
interface Sight {
  readonly service: string;
  /** Records it has consumed of all that there ever were. */
  readonly consumed: number;
  /** Records on the broker that it has not consumed. */
  readonly lag: number;
  readonly outbox: number;
  readonly retriesDue: number;
  /** What it will do by itself. */
  readonly ownWork: number;
}

/**
 * Waits until two looks in a row see rest and nothing moved between them: one look is no snapshot, an event could pass
 * from a place not yet looked at to one already seen.
 */
export async function untilRest(members: readonly Member[], broker: Broker): Promise<void> {
  let [seen, since] = ['', performance.now()];
  for (;;) {
    const sights = await Promise.all(members.map((member) => lookOrNull(member, broker)));
    const text = JSON.stringify(sights);
    if (text !== seen) [seen, since] = [text, performance.now()];
    else if (sights.every((sight) => sight !== null && isAtRest(sight))) return;
    else if (performance.now() - since > STANDSTILL_MS) throw standstill(text, members);
    await pause(LOOK_MS);
  }
}

function isAtRest({ lag, outbox, retriesDue, ownWork }: Sight): boolean {
  return lag + outbox + retriesDue + ownWork === 0;
}

/** A store that cannot answer just now is looked at again. */
async function lookOrNull(member: Member, broker: Broker): Promise<Sight | null> {
  try {
    return await look(member, broker);
  } catch (error) {
    if (error instanceof KervanError && error.retriable) return null;
    throw error;
  }
}

async function look({ service, database, options }: Member, broker: Broker): Promise<Sight> {
  const count = async (sql: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(sql);
    return row?.count ?? 0;
  };
  const [outbox, retriesDue, ownWork, positions] = await Promise.all([
    service.database ? count('SELECT count(*) FROM outbox') : 0,
    service.consumes
      ? count(`SELECT count(*) FROM parked_claim WHERE due_at < clock_timestamp() + ${SOON}`)
      : 0,
    options.ownWork === undefined ? 0 : count(options.ownWork),
    service.consumes
      ? database.query<Position>('SELECT topic, partition, next_offset AS "nextOffset" FROM inbox_partition')
      : [],
  ]);
  const topics = [...new Set(positions.map(({ topic }) => topic))];
  const ends = (await Promise.all(topics.map((topic) => broker.offsets(topic)))).flat();
  const behind = ({ topic, partition, nextOffset }: Position): number => {
    const held = ends.find((each) => each.topic === topic && each.partition === partition);
    return (held?.end ?? nextOffset) - nextOffset;
  };
  return {
    service: service.name,
    consumed: sum(positions.map(({ nextOffset }) => nextOffset)),
    lag: sum(positions.map(behind)),
    outbox,
    retriesDue,
    ownWork,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function standstill(seen: string, members: readonly Member[]): Error {
  const complaints = members.flatMap((member) => member.complaints.slice(-3)).join('');
  return new Error(`nothing moved for a minute, and this is no rest: ${seen}\n${complaints}`);
}
