import { setTimeout as pause } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import { partitionKey, type Broker } from '@kervan/messaging';
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

/** What the database of a service says. */
interface Stored {
  readonly service: string;
  readonly outbox: number;
  readonly retriesDue: number;
  /** What it will do by itself. */
  readonly ownWork: number;
  readonly positions: readonly Position[];
}

/** What one look saw of a service. */
interface Sight extends Omit<Stored, 'positions'> {
  /** Records it has consumed of all that there ever were. */
  readonly consumed: number;
  /** Records on the broker that it has not consumed; null: not asked for, since the databases are not at rest. */
  readonly lag: number | null;
}

/**
 * Waits until two looks in a row see rest and nothing moved between them: one look is no snapshot, an event could pass
 * from a place not yet looked at to one already seen.
 */
export async function untilRest(members: readonly Member[], broker: Broker): Promise<void> {
  let [seen, since] = ['', performance.now()];
  for (;;) {
    const sights = await lookOrNull(members, broker);
    const text = JSON.stringify(sights);
    if (text !== seen) [seen, since] = [text, performance.now()];
    else if (sights?.every(({ lag, ...stored }) => lag === 0 && isAtRest(stored))) return;
    else if (performance.now() - since > STANDSTILL_MS) throw standstill(text, members);
    await pause(LOOK_MS);
  }
}

function isAtRest({
  outbox,
  retriesDue,
  ownWork,
}: Pick<Stored, 'outbox' | 'retriesDue' | 'ownWork'>): boolean {
  return outbox + retriesDue + ownWork === 0;
}

/** A store that cannot answer just now is looked at again. */
async function lookOrNull(members: readonly Member[], broker: Broker): Promise<Sight[] | null> {
  try {
    return await look(members, broker);
  } catch (error) {
    if (error instanceof KervanError && error.retriable) return null;
    throw error;
  }
}

/** The broker is asked when the databases are at rest, once per topic: relays ask it over the same connection. */
async function look(members: readonly Member[], broker: Broker): Promise<Sight[]> {
  const stored = await Promise.all(members.map(storedOf));
  const ends = stored.every(isAtRest) ? await endsOf(stored, broker) : null;
  return stored.map(({ positions, ...own }) => ({
    ...own,
    consumed: sum(positions.map(({ nextOffset }) => nextOffset)),
    lag:
      ends &&
      sum(
        positions.map(
          (at) => (ends.get(partitionKey(at.topic, at.partition)) ?? at.nextOffset) - at.nextOffset,
        ),
      ),
  }));
}

async function storedOf({ service, database, options }: Member): Promise<Stored> {
  const count = async (sql: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(sql);
    return row?.count ?? 0;
  };
  const due = `SELECT count(*) FROM parked_claim WHERE due_at < clock_timestamp() + ${SOON}`;
  const [outbox, retriesDue, ownWork, positions] = await Promise.all([
    service.database ? count('SELECT count(*) FROM outbox') : 0,
    service.consumes ? count(due) : 0,
    options.ownWork === undefined ? 0 : count(options.ownWork),
    service.consumes
      ? database.query<Position>('SELECT topic, partition, next_offset AS "nextOffset" FROM inbox_partition')
      : [],
  ]);
  return { service: service.name, outbox, retriesDue, ownWork, positions };
}

/** Ends of all partitions that somebody consumes. */
async function endsOf(stored: readonly Stored[], broker: Broker): Promise<ReadonlyMap<string, number>> {
  const topics = new Set(stored.flatMap(({ positions }) => positions.map(({ topic }) => topic)));
  const ends = (await Promise.all([...topics].map((topic) => broker.offsets(topic)))).flat();
  return new Map(ends.map(({ topic, partition, end }) => [partitionKey(topic, partition), end]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function standstill(seen: string, members: readonly Member[]): Error {
  const complaints = members.flatMap((member) => member.complaints.slice(-3)).join('');
  return new Error(`nothing moved for a minute, and this is no rest: ${seen}\n${complaints}`);
}
