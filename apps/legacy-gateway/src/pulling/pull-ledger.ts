import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import type { JsonValue } from './json-value.js';
import { forgetAfter } from './known-rows.js';

/** How far a source was pulled, under the lease of this worker. */
export interface PullState {
  /** Of the last file. */
  readonly number: number;
  readonly cursor: JsonValue | null;
  /** Sweeps that ended. */
  readonly sweep: number;
  /** Within a sweep that has more to read. */
  readonly sweepCursor: JsonValue | null;
  readonly isSweepDue: boolean;
}

/** What becomes of the state when what was read is kept. */
export interface Progress {
  readonly number: number;
  readonly cursor?: JsonValue;
  /** Null: the sweep ended. */
  readonly sweepCursor?: JsonValue | null;
}

export interface PullLedgerOptions {
  readonly source: string;
  /** Unique per process: a restarted one is another worker. */
  readonly worker: string;
  /** How long a worker that died keeps its source from the others. */
  readonly leaseMs: number;
  readonly sweepEveryMs: number;
}

/** How far one source was pulled and who pulls it. Every change is fenced by the lease. */
export class PullLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: PullLedgerOptions,
  ) {}

  get source(): string {
    return this.options.source;
  }

  /** When a lease should be renewed: early enough for a second try. */
  get renewAfterMs(): number {
    return this.options.leaseMs / 3;
  }

  /** Null while another worker pulls the source. What a pull noted that did not end is forgotten. */
  async claim(): Promise<PullState | null> {
    const { source, worker, leaseMs, sweepEveryMs } = this.options;
    return this.unitOfWork.run(async ({ db }) => {
      const [claimed] = await db.query<PullState & { isUnderWay: boolean }>(
        `INSERT INTO pull_cursor (source, worker, lease_until) VALUES ($1, $2, now() + $3 * interval '1 ms')
         ON CONFLICT (source) DO UPDATE SET worker = excluded.worker, lease_until = excluded.lease_until
          WHERE pull_cursor.lease_until < now() OR pull_cursor.worker = excluded.worker
         RETURNING number, cursor, sweep, sweep_cursor AS "sweepCursor", under_way AS "isUnderWay",
           sweep_cursor IS NOT NULL OR coalesce(swept_at <= now() - $4 * interval '1 ms', true) AS "isSweepDue"`,
        [source, worker, leaseMs, sweepEveryMs],
      );
      if (claimed?.isUnderWay) {
        await forgetAfter(db, source, claimed.number);
        await this.#change(db, 'under_way = false', []);
      }
      return claimed ?? null;
    });
  }

  /** The next worker may pull at once. */
  async release(): Promise<void> {
    const { source, worker } = this.options;
    await this.unitOfWork.run(({ db }) =>
      db.query('UPDATE pull_cursor SET lease_until = now() WHERE source = $1 AND worker = $2', [
        source,
        worker,
      ]),
    );
  }

  /** @throws KervanError LEASE_LOST */
  async renew(): Promise<void> {
    await this.unitOfWork.run(({ db }) => this.#change(db, 'worker = worker', []));
  }

  /** Notes rows in one transaction, of a pull that may yet not end. @throws KervanError LEASE_LOST */
  async note<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run(async ({ db }) => {
      await this.#change(db, 'under_way = true', []);
      return work(db);
    });
  }

  /** What was read lies in the folder: the next look begins behind it. @throws KervanError LEASE_LOST */
  async advance({ number, cursor, sweepCursor }: Progress): Promise<void> {
    const set = ['number = $4', 'under_way = false', 'pulled_at = now()'];
    const values: unknown[] = [number];
    const put = (column: string, value: JsonValue | null) => {
      values.push(value === null ? null : JSON.stringify(value));
      set.push(`${column} = $${values.length + 3}::jsonb`);
    };
    if (cursor !== undefined) put('cursor', cursor);
    if (sweepCursor !== undefined) put('sweep_cursor', sweepCursor);
    if (sweepCursor === null) set.push('sweep = sweep + 1', 'swept_at = now()');
    await this.unitOfWork.run(({ db }) => this.#change(db, set.join(', '), values));
  }

  async #change(db: Db, set: string, values: readonly unknown[]): Promise<void> {
    const { source, worker, leaseMs } = this.options;
    const rows = await db.query(
      `UPDATE pull_cursor SET lease_until = now() + $3 * interval '1 ms', ${set}
        WHERE source = $1 AND worker = $2 RETURNING source`,
      [source, worker, leaseMs, ...values],
    );
    if (rows.length === 0) throw new KervanError('LEASE_LOST', `${source}: another worker pulls it now`);
  }
}
