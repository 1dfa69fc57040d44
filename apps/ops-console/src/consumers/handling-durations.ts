import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';

/** Of the handlers of a consumer in the last hour, milliseconds. */
export interface Durations {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** An hour of receipts may be millions: they are read at most twice a minute, whoever asks. */
const FRESH_MS = 30_000;

@Injectable()
export class HandlingDurations {
  #read: { readonly at: number; readonly durations: Promise<ReadonlyMap<string, Durations>> } | undefined;

  constructor(private readonly database: Database) {}

  /** By consumer. @throws KervanError DATABASE_UNAVAILABLE */
  async all(): Promise<ReadonlyMap<string, Durations>> {
    const now = performance.now();
    if (!this.#read || now - this.#read.at > FRESH_MS) this.#read = { at: now, durations: this.#query() };
    try {
      return await this.#read.durations;
    } catch (error) {
      this.#read = undefined;
      throw error;
    }
  }

  async #query(): Promise<ReadonlyMap<string, Durations>> {
    const rows = await this.database.query<Durations & { readonly consumer: string }>(
      `SELECT consumer, percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS p50,
         percentile_cont(0.99) WITHIN GROUP (ORDER BY duration_ms) AS p99
       FROM delivery
       WHERE last_at > clock_timestamp() - interval '1 hour' AND state = 'handled' AND duration_ms IS NOT NULL
       GROUP BY consumer`,
    );
    return new Map(rows.map(({ consumer, ...durations }) => [consumer, durations]));
  }
}
