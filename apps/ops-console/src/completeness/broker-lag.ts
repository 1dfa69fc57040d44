import { topics } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { partitionKey, type Broker } from '@kervan/messaging';

/** How far the read model is behind the broker. */
export interface Lag {
  readonly records: number;
  /** How long the oldest of them is known to be there. */
  readonly seconds: number;
}

interface Seen {
  readonly end: number;
  readonly at: number;
}

/** Compares what was read with where partitions end; how long something waits is known from one look to the next. */
export class BrokerLag {
  readonly #unread = new Map<string, Seen>();

  constructor(private readonly broker: Pick<Broker, 'offsets'>) {}

  /** @throws KervanError BROKER_UNAVAILABLE */
  async measure(db: Pick<Db, 'query'>, now = performance.now()): Promise<Lag> {
    const rows = await db.query<{ name: string; next: number }>(
      `SELECT topic || '/' || partition AS name, next_offset AS next FROM read_position`,
    );
    const positions = new Map(rows.map(({ name, next }) => [name, next]));
    const held = await Promise.all(topics.map(({ name }) => this.broker.offsets(name)));
    let records = 0;
    let seconds = 0;
    for (const { topic, partition, start, end } of held.flat()) {
      const name = partitionKey(topic, partition);
      const next = Math.max(positions.get(name) ?? start, start);
      records += Math.max(0, end - next);
      seconds = Math.max(seconds, (now - this.#since(name, next, end, now)) / 1_000);
    }
    return { records, seconds };
  }

  #since(name: string, next: number, end: number, now: number): number {
    const unread = this.#unread.get(name);
    if (unread && unread.end > next) return unread.at;
    if (end > next) this.#unread.set(name, { end, at: now });
    else this.#unread.delete(name);
    return now;
  }
}
