import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import type { Survey } from '../receiving/file-format.js';
import type { Amount, Arrival, ArrivalOutcome, IdentifiedBytes, SettledAmounts } from './arrival.js';

export interface FileLedgerOptions {
  readonly source: string;
  /** Unique per process: a restarted one is another worker. */
  readonly worker: string;
  /** How long a worker that died keeps its files from the others. */
  readonly leaseMs: number;
  /** Whether files of the source are received one after the other, also by several workers; default false. */
  readonly alone?: boolean;
}

/** Arrivals with the same bytes: an operator may be giving them free just now. */
const SAME_BYTES = 'SELECT FROM arrival WHERE source = $1 AND sha256 = $2 AND id < $3 ORDER BY id FOR SHARE';

/** What a worker that died had begun goes to whoever has the same bytes next. */
const CLAIM_BYTES = `
  INSERT INTO source_file AS claimed (source, sha256, arrival_id) VALUES ($1, $2, $3)
      ON CONFLICT (source, sha256) DO UPDATE SET arrival_id = excluded.arrival_id
   WHERE EXISTS (SELECT FROM arrival
                  WHERE id = claimed.arrival_id AND outcome IS NULL AND lease_until < now())`;

const IDENTIFIED = `
  WITH same AS (SELECT id, outcome FROM arrival WHERE source = $1 AND sha256 = $2 AND id < $3)
  SELECT (SELECT arrival_id FROM source_file WHERE source = $1 AND sha256 = $2) AS owner,
         EXISTS (SELECT FROM source_file AS claimed JOIN arrival ON id = arrival_id
                  WHERE claimed.source = $1 AND claimed.sha256 = $2 AND id <> $3 AND outcome IS NULL) AS "isElsewhere",
         (SELECT count(*) FROM same WHERE outcome = 'RECEIVED') AS before,
         coalesce((SELECT max(id) FROM same
                    WHERE EXISTS (SELECT FROM quarantine WHERE arrival_id = same.id AND returned)
                      AND NOT EXISTS (SELECT FROM same AS later WHERE later.id > same.id AND later.outcome = 'RECEIVED')),
                  $3) AS "cameWith"`;

/** Which files came, who works on them and how far. Every change is fenced by the lease. */
export class FileLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: FileLedgerOptions,
  ) {}

  /** When a lease should be renewed: early enough for a second try. */
  get renewAfterMs(): number {
    return this.options.leaseMs / 3;
  }

  /**
   * Claims a file of the watched folder: the open arrival of its name, or a new one; null while another worker holds it, or,
   * where files are received alone, another file.
   *
   * @param position of the file in the order of its source, null where there is none.
   */
  async claim(fileName: string, position: number | null = null): Promise<Arrival | null> {
    const { source, worker, leaseMs, alone = false } = this.options;
    const [arrival] = await this.unitOfWork.run(async ({ db }) => {
      const values = [source, fileName, worker, leaseMs];
      const columns =
        'id, file_name AS "fileName", position, sha256, checkpoint, processed_as AS "processedAs"';
      const open = await db.query<Arrival>(
        `UPDATE arrival SET worker = $3, lease_until = now() + $4 * interval '1 ms'
          WHERE source = $1 AND file_name = $2 AND filed_at IS NULL AND (lease_until < now() OR worker = $3)
         RETURNING ${columns}`,
        values,
      );
      if (open.length > 0) return open;
      return db.query<Arrival>(
        `INSERT INTO arrival (source, file_name, worker, lease_until, position, alone)
         VALUES ($1, $2, $3, now() + $4 * interval '1 ms', $5, $6) ON CONFLICT DO NOTHING
         RETURNING ${columns}`,
        [...values, position, alone],
      );
    });
    return arrival ?? null;
  }

  /**
   * Closes arrivals of files that are gone and that nobody holds: settled ones were moved and not noted, others count as
   * overwritten. Where files are received alone they would keep all others waiting.
   *
   * @param names of the files that are there.
   */
  async forgetGone(names: readonly string[]): Promise<void> {
    const { source } = this.options;
    await this.unitOfWork.run(({ db }) =>
      db.query(
        `WITH gone AS (
           UPDATE arrival SET filed_at = now(), finished_at = coalesce(finished_at, now()),
                  outcome = coalesce(outcome, 'CHANGED')
            WHERE source = $1 AND filed_at IS NULL AND lease_until < now() AND file_name <> ALL ($2)
           RETURNING id, outcome)
         DELETE FROM source_file USING gone WHERE arrival_id = gone.id AND gone.outcome = 'CHANGED'`,
        [source, names],
      ),
    );
  }

  /** Gives a claimed file up: the next worker may take it at once. An arrival that was not read is forgotten. */
  async release({ id }: Arrival): Promise<void> {
    await this.unitOfWork.run(async ({ db }) => {
      await db.query('DELETE FROM arrival WHERE id = $1 AND worker = $2 AND sha256 IS NULL', [
        id,
        this.options.worker,
      ]);
      await db.query('UPDATE arrival SET lease_until = now() WHERE id = $1 AND worker = $2', [
        id,
        this.options.worker,
      ]);
    });
  }

  /** Prolongs the lease during work that settles nothing yet. @throws KervanError LEASE_LOST */
  async renew(arrival: Arrival): Promise<void> {
    await this.unitOfWork.run(({ db }) => this.#change(db, arrival, 'worker = worker', []));
  }

  /**
   * Notes the bytes of an arrival and claims them once for all names of the source.
   *
   * @param claim false for a file that is refused as it is, so that its bytes may come again under a better name.
   * @throws KervanError LEASE_LOST
   */
  async identify(
    arrival: Arrival,
    { sha256, fileBytes, otherBytes }: Survey,
    claim: boolean,
  ): Promise<IdentifiedBytes> {
    const { source } = this.options;
    const [known] = await this.unitOfWork.run(async ({ db }) => {
      await this.#change(db, arrival, 'sha256 = $4, file_bytes = $5, other_bytes = $6', [
        sha256,
        fileBytes,
        otherBytes,
      ]);
      void db.query(SAME_BYTES, [source, sha256, arrival.id]);
      if (claim) await db.query(CLAIM_BYTES, [source, sha256, arrival.id]);
      return db.query<IdentifiedBytes>(IDENTIFIED, [source, sha256, arrival.id]);
    });
    return known ?? { owner: null, isElsewhere: false, before: 0, cameWith: arrival.id };
  }

  /** Moves the checkpoint and counts lines and bytes, inside the transaction that settles them. @throws KervanError LEASE_LOST */
  async advance(db: Db, arrival: Arrival, checkpoint: number, settled: SettledAmounts): Promise<void> {
    const { published, duplicate, quarantined, passed } = settled;
    const amounts = [published, duplicate, quarantined, passed];
    await this.#change(
      db,
      arrival,
      `checkpoint = $4, published = published + $5, duplicate = duplicate + $6, quarantined = quarantined + $7,
       passed = passed + $8, lines = lines + $5 + $6 + $7 + $8, published_bytes = published_bytes + $9,
       duplicate_bytes = duplicate_bytes + $10, quarantined_bytes = quarantined_bytes + $11,
       passed_bytes = passed_bytes + $12, bytes = bytes + $9 + $10 + $11 + $12`,
      [checkpoint, ...amounts.map(({ lines }) => lines), ...amounts.map(({ bytes }) => bytes)],
    );
  }

  /** All lines are settled. @throws KervanError LEASE_LOST */
  async finish(
    arrival: Arrival,
    outcome: ArrivalOutcome,
    processedAs: string,
    duplicates: Amount = { lines: 0, bytes: 0 },
  ): Promise<void> {
    await this.unitOfWork.run(({ db }) =>
      this.#change(
        db,
        arrival,
        `outcome = $4, processed_as = $5, duplicate = duplicate + $6, lines = lines + $6,
         duplicate_bytes = duplicate_bytes + $7, bytes = bytes + $7, finished_at = now()`,
        [outcome, processedAs, duplicates.lines, duplicates.bytes],
      ),
    );
  }

  /** The file was overwritten under its name: what was settled stays, and its bytes are as if never seen. */
  async abandon(arrival: Arrival): Promise<void> {
    await this.unitOfWork.run(async ({ db }) => {
      await this.#change(db, arrival, `outcome = 'CHANGED', finished_at = now(), filed_at = now()`, []);
      await db.query('DELETE FROM source_file WHERE arrival_id = $1', [arrival.id]);
    });
  }

  /** The file has left the watched folder: its name is free. @throws KervanError LEASE_LOST */
  async filed(arrival: Arrival): Promise<void> {
    await this.unitOfWork.run(({ db }) => this.#change(db, arrival, 'filed_at = now()', []));
  }

  async #change(db: Db, { id, fileName }: Arrival, set: string, values: readonly unknown[]): Promise<void> {
    const { worker, leaseMs } = this.options;
    const rows = await db.query(
      `UPDATE arrival SET lease_until = now() + $3 * interval '1 ms', ${set}
        WHERE id = $1 AND worker = $2 AND filed_at IS NULL RETURNING id`,
      [id, worker, leaseMs, ...values],
    );
    if (rows.length === 0) throw new KervanError('LEASE_LOST', `${fileName}: another worker took it over`);
  }
}
