import { KervanError } from '@kervan/contracts';
import type { UnitOfWork } from '@kervan/outbox';
import type { RemoteFile } from './remote-file.js';

export interface RemoteLedgerOptions {
  readonly source: string;
  /** Unique per process: a restarted one is another worker. */
  readonly worker: string;
  /** How long a worker that died keeps its files from the others. */
  readonly leaseMs: number;
}

/** A remote file under the lease of this worker. */
export interface Claim {
  readonly name: string;
  /** This version lies in the source's folder; what is left is to put it away at the server. */
  readonly isFetched: boolean;
}

/** Which version of each remote file was fetched last, and who works on it. One row per name. */
export class RemoteLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: RemoteLedgerOptions,
  ) {}

  get leaseMs(): number {
    return this.options.leaseMs;
  }

  /** Of the files listed, those whose version was not fetched and settled yet. */
  async unsettled(files: readonly RemoteFile[]): Promise<readonly RemoteFile[]> {
    const settled = await this.unitOfWork.run(({ db }) =>
      db.query<{ name: string }>(
        `SELECT name FROM unnest($2::text[], $3::text[]) AS listed (name, version)
           JOIN remote_file AS known USING (name, version)
          WHERE known.source = $1 AND known.settled_at IS NOT NULL`,
        [this.options.source, files.map(({ name }) => name), files.map(({ version }) => version)],
      ),
    );
    const names = new Set(settled.map(({ name }) => name));
    return files.filter(({ name }) => !names.has(name));
  }

  /**
   * Null while another worker holds the name.
   *
   * @param again whether a version that was settled before is taken once more: it has gone and come again since
   */
  async claim({ name, version }: RemoteFile, { again }: { readonly again: boolean }): Promise<Claim | null> {
    const { source, worker, leaseMs } = this.options;
    const [claim] = await this.unitOfWork.run(({ db }) =>
      db.query<Claim>(
        `INSERT INTO remote_file AS known (source, name, version, worker, lease_until)
         VALUES ($1, $2, $3, $4, now() + $5 * interval '1 ms')
         ON CONFLICT (source, name) DO UPDATE
           SET version = excluded.version, worker = excluded.worker, lease_until = excluded.lease_until,
               fetched_at = CASE WHEN known.settled_at IS NULL AND known.version = excluded.version
                                 THEN known.fetched_at END,
               settled_at = NULL
         WHERE (known.lease_until <= now() OR known.worker = excluded.worker)
           AND ($6 OR known.settled_at IS NULL OR known.version <> excluded.version)
         RETURNING name, fetched_at IS NOT NULL AS "isFetched"`,
        [source, name, version, worker, leaseMs, again],
      ),
    );
    return claim ?? null;
  }

  /** Whether another worker has a file of this name, and its lease has not ended. */
  async isHeld(name: string): Promise<boolean> {
    const { source, worker } = this.options;
    const rows = await this.unitOfWork.run(({ db }) =>
      db.query(
        'SELECT FROM remote_file WHERE source = $1 AND name = $2 AND worker <> $3 AND lease_until > now()',
        [source, name, worker],
      ),
    );
    return rows.length > 0;
  }

  /** Prolongs the lease. @throws KervanError LEASE_LOST */
  async renew(claim: Claim): Promise<void> {
    await this.#change(claim, `lease_until = now() + ${this.leaseMs} * interval '1 ms'`);
  }

  /** It lies in the source's folder. @throws KervanError LEASE_LOST */
  async fetched(claim: Claim): Promise<void> {
    await this.#change(claim, 'fetched_at = now()');
  }

  /** Nothing is left to do for this version. @throws KervanError LEASE_LOST */
  async settled(claim: Claim): Promise<void> {
    await this.#change(claim, 'settled_at = now()');
  }

  /** The next worker may take it at once. */
  async release(claim: Claim): Promise<void> {
    await this.#set(claim, 'lease_until = now()');
  }

  async #change(claim: Claim, set: string): Promise<void> {
    const isOurs = await this.#set(claim, set);
    if (!isOurs) throw new KervanError('LEASE_LOST', `${claim.name}: another worker took it over`);
  }

  async #set({ name }: Claim, set: string): Promise<boolean> {
    const { source, worker } = this.options;
    const rows = await this.unitOfWork.run(({ db }) =>
      db.query(
        `UPDATE remote_file SET ${set} WHERE source = $1 AND name = $2 AND worker = $3 RETURNING name`,
        [source, name, worker],
      ),
    );
    return rows.length > 0;
  }
}
