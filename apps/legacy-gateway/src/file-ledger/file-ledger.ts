import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import type { Survey } from '../online-retail/survey.js';
import type { Amount, Arrival, ArrivalOutcome, SettledAmounts } from './arrival.js';

export interface FileLedgerOptions {
  readonly source: string;
  /** Unique per process: a restarted one is another worker. */
  readonly worker: string;
  /** How long a worker that died keeps its files from the others. */
  readonly leaseMs: number;
}

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

  /** Claims a file of the watched folder: a new arrival, or the open one; null while another worker holds it. */
  async claim(fileName: string): Promise<Arrival | null> {
    const { source, worker, leaseMs } = this.options;
    const [arrival] = await this.unitOfWork.run(({ db }) =>
      db.query<Arrival>(
        `INSERT INTO arrival (source, file_name, worker, lease_until)
         VALUES ($1, $2, $3, now() + $4 * interval '1 ms')
         ON CONFLICT (source, file_name) WHERE filed_at IS NULL
         DO UPDATE SET worker = excluded.worker, lease_until = excluded.lease_until
          WHERE arrival.lease_until < now() OR arrival.worker = excluded.worker
         RETURNING id, file_name AS "fileName", sha256, checkpoint, processed_as AS "processedAs"`,
        [source, fileName, worker, leaseMs],
      ),
    );
    return arrival ?? null;
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
   * Notes the bytes of an arrival and claims them once for all names.
   *
   * @param claim false for a file that is refused as it is, so that its bytes may come again under a better name.
   * @returns the arrival that has the bytes, null when nobody claimed them.
   * @throws KervanError LEASE_LOST
   */
  async identify(
    arrival: Arrival,
    { sha256, fileBytes, otherBytes }: Survey,
    claim: boolean,
  ): Promise<number | null> {
    const [owner] = await this.unitOfWork.run(async ({ db }) => {
      await this.#change(db, arrival, 'sha256 = $4, file_bytes = $5, other_bytes = $6', [
        sha256,
        fileBytes,
        otherBytes,
      ]);
      if (claim) {
        await db.query(
          'INSERT INTO source_file (sha256, arrival_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
          [sha256, arrival.id],
        );
      }
      return db.query<{ id: number }>('SELECT arrival_id AS id FROM source_file WHERE sha256 = $1', [sha256]);
    });
    return owner?.id ?? null;
  }

  /** Moves the checkpoint and counts lines and bytes, inside the transaction that settles them. @throws KervanError LEASE_LOST */
  async advance(db: Db, arrival: Arrival, checkpoint: number, settled: SettledAmounts): Promise<void> {
    const { published, duplicate, quarantined } = settled;
    await this.#change(
      db,
      arrival,
      `checkpoint = $4, published = published + $5, duplicate = duplicate + $6, quarantined = quarantined + $7,
       lines = lines + $5 + $6 + $7, published_bytes = published_bytes + $8, duplicate_bytes = duplicate_bytes + $9,
       quarantined_bytes = quarantined_bytes + $10, bytes = bytes + $8 + $9 + $10`,
      [
        checkpoint,
        ...[published, duplicate, quarantined].map(({ lines }) => lines),
        ...[published, duplicate, quarantined].map(({ bytes }) => bytes),
      ],
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
