import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { runTogether } from '../journeys/run-together.js';
import { LastHour, type MinuteOfTraffic, type Traffic } from './last-hour.js';
import { SharedReading } from './shared-reading.js';

const FRESH_MS = 2_000;

const written = `
  SELECT date_trunc('minute', seen_at) AS minute, topic, source AS name, count(*) AS events
  FROM event WHERE seen_at >= $1 GROUP BY 1, 2, 3`;

const read = `
  SELECT date_trunc('minute', seen_at) AS minute, topic, consumer AS name, count(*) AS events
  FROM delivery WHERE seen_at >= $1 GROUP BY 1, 2, 3`;

export interface SeenTraffic {
  /** By topic and source. */
  readonly written: readonly Traffic[];
  /** By topic and consumer. */
  readonly read: readonly Traffic[];
}

/** Who wrote and who read how many events of which topic in the last hour. */
@Injectable()
export class RecentTraffic {
  readonly #written = new LastHour();
  readonly #read = new LastHour();
  readonly #reading = new SharedReading(FRESH_MS, () => this.#count());

  constructor(private readonly database: Database) {}

  /** @throws KervanError DATABASE_UNAVAILABLE */
  lastHour(): Promise<SeenTraffic> {
    return this.#reading.get();
  }

  async #count(): Promise<SeenTraffic> {
    const now = Date.now();
    const [writes, reads] = await runTogether(this.database, (db) => [
      db.query<MinuteOfTraffic>(written, [this.#written.since(now)]),
      db.query<MinuteOfTraffic>(read, [this.#read.since(now)]),
    ]);
    this.#written.note(writes, now);
    this.#read.note(reads, now);
    return { written: this.#written.sum(), read: this.#read.sum() };
  }
}
