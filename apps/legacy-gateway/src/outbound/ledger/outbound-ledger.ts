import { KervanError } from '@kervan/contracts';
import type { UnitOfWork } from '@kervan/outbox';
import type { ClaimedFile, WrittenFile } from './claimed-file.js';

export interface OutboundLedgerOptions {
  /** Unique per process: a restarted one is another worker. */
  readonly worker: string;
  /** How long a worker that died keeps its files from the others. */
  readonly leaseMs: number;
}

/** Files that are claimed together, and written side by side. */
const CLAIM = 20;
/** Records that are read together. */
const PAGE = 500;

/** Which files are to be written and who writes them. */
export class OutboundLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: OutboundLedgerOptions,
  ) {}

  get worker(): string {
    return this.options.worker;
  }

  /** The oldest files of these destinations that wait and that no other worker holds. */
  claim(destinations: readonly string[]): Promise<ClaimedFile[]> {
    const { worker, leaseMs } = this.options;
    return this.unitOfWork.run(({ db }) =>
      db.query<ClaimedFile>(
        `WITH due AS (
           SELECT destination, name, worker FROM outbound_file
            WHERE written_at IS NULL AND lease_until < now() AND destination = ANY($1)
            ORDER BY made_at, destination, name LIMIT $4 FOR UPDATE SKIP LOCKED
         )
         UPDATE outbound_file AS file SET worker = $2, lease_until = now() + $3 * interval '1 ms'
           FROM due WHERE file.destination = due.destination AND file.name = due.name
         RETURNING file.destination, file.name, file.head, file.trailer, due.worker AS "workerBefore",
           CASE WHEN file.closed_for IS NULL THEN
             (SELECT content FROM outbound_record AS record
               WHERE record.destination = file.destination AND record.file_name = file.name)
           END AS content`,
        [destinations, worker, leaseMs, CLAIM],
      ),
    );
  }

  /** Contents of the records of a file, in order; the lease is renewed while they are read. @throws KervanError LEASE_LOST */
  async *contentsOf({ destination, name }: ClaimedFile): AsyncGenerator<Buffer> {
    const { worker, leaseMs } = this.options;
    for (let last = 0, more = true; more;) {
      const page = await this.unitOfWork.run(async ({ db }) => {
        const leased = await db.query(
          `UPDATE outbound_file SET lease_until = now() + $4 * interval '1 ms'
            WHERE destination = $1 AND name = $2 AND worker = $3 RETURNING name`,
          [destination, name, worker, leaseMs],
        );
        if (leased.length === 0) throw new KervanError('LEASE_LOST', `${name}: another worker took it over`);
        return db.query<{ no: number; content: Buffer }>(
          `SELECT no, content FROM outbound_record WHERE destination = $1 AND file_name = $2 AND no > $3
            ORDER BY no LIMIT $4`,
          [destination, name, last, PAGE],
        );
      });
      for (const { content } of page) yield content;
      last = page.at(-1)?.no ?? last;
      more = page.length === PAGE;
    }
  }

  /** The files are there. One that another worker took over meanwhile is noted by that one. */
  async written(files: readonly WrittenFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.unitOfWork.run(({ db }) =>
      db.query(
        `UPDATE outbound_file AS file SET written_at = now(), bytes = done.bytes, sha256 = done.sha256, fault = NULL
           FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS done (destination, name, bytes, sha256)
          WHERE file.destination = done.destination AND file.name = done.name AND file.worker = $1`,
        [
          this.options.worker,
          files.map(({ destination }) => destination),
          files.map(({ name }) => name),
          files.map(({ bytes }) => bytes),
          files.map(({ sha256 }) => sha256),
        ],
      ),
    );
  }

  /** The file could not be written: it is tried again after a pause that doubles up to about 4 minutes. */
  async failed({ destination, name }: ClaimedFile, fault: string): Promise<void> {
    await this.unitOfWork.run(({ db }) =>
      db.query(
        `UPDATE outbound_file SET failures = failures + 1, fault = $4, worker = NULL,
           lease_until = now() + 2 ^ least(failures, 8) * interval '1 s'
          WHERE destination = $1 AND name = $2 AND worker = $3`,
        [destination, name, this.options.worker, fault],
      ),
    );
  }
}
