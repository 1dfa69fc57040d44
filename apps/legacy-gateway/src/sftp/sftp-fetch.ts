import { access, mkdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import { writeWhole } from '../files/write-whole.js';
import { nullIfMissing } from '../watched-folder/null-if-missing.js';
import { ReadyFiles } from '../watched-folder/ready-files.js';
import { StuckFiles } from '../watched-folder/stuck-files.js';
import { giveBack, putAway, removeLoneMarkers } from './put-away.js';
import { leaseKeeper } from './lease-keeper.js';
import type { RemoteFile } from './remote-file.js';
import type { Claim, RemoteLedger } from './remote-ledger.js';
import { remoteListing } from './remote-listing.js';
import { isSafe, nameTest } from './remote-name.js';
import type { SftpCollect } from './sftp-collect.js';
import { SftpSession } from './sftp-session.js';
import { isRefusal, SftpStatus, statusOf } from './sftp-status.js';
import { wholeFile } from './whole-file.js';

export interface SftpFetchParts {
  readonly collect: SftpCollect;
  /** The source's folder; made when missing. */
  readonly folder: string;
  readonly ledger: RemoteLedger;
  readonly logger: Logger;
  /** For the connection, and for each answer of the server, milliseconds. */
  readonly limitMs?: number;
  /** Milliseconds of a clock of this process. */
  readonly now?: () => number;
}

/** Copies whole files of a remote folder into the folder of their source: each version at least once, none in part. */
export class SftpFetch {
  readonly #ready: ReadyFiles;
  readonly #stuck = new StuckFiles();
  readonly #isOurs: (name: string) => boolean;

  constructor(private readonly parts: SftpFetchParts) {
    const { complete, pattern } = parts.collect;
    const rule = complete.by === 'stable' ? { by: complete.by, ms: complete.seconds * 1_000 } : complete;
    this.#ready = new ReadyFiles(rule, parts.now);
    this.#isOurs = nameTest(pattern);
  }

  /**
   * One look at the server. When the signal aborts, the connection is cut. A file that cannot be fetched is tried again at
   * the next one.
   *
   * @throws KervanError SOURCE_UNAVAILABLE, LEASE_LOST; what the database or the local folder throws
   */
  async look(signal: AbortSignal): Promise<void> {
    const { collect, folder, limitMs } = this.parts;
    await mkdir(folder, { recursive: true });
    const session = await SftpSession.open(collect, limitMs);
    const cut = () => session.close();
    signal.addEventListener('abort', cut);
    try {
      for (const file of await this.#waiting(session)) {
        signal.throwIfAborted();
        await this.#take(session, file);
      }
    } finally {
      signal.removeEventListener('abort', cut);
      session.close();
    }
  }

  /** Files that are whole and not settled. */
  async #waiting(session: SftpSession): Promise<readonly RemoteFile[]> {
    const { collect, ledger } = this.parts;
    const listed = await session.list(collect.folder);
    const listing = remoteListing(listed, this.#isOurs);
    this.#stuck.keepOnly(listing.files);
    const ready = new Set(this.#ready.of(listing).map(({ name }) => name));
    const files = listing.files.filter(({ name }) => ready.has(name));
    if (collect.after.do === 'keep') return ledger.unsettled(files);
    await giveBack(session, collect.folder, listed, (name) => ledger.isHeld(name));
    await removeLoneMarkers(session, collect.folder, listing);
    return files;
  }

  /** A file that is refused, or cannot be fetched as it is, does not keep the others waiting. */
  async #take(session: SftpSession, file: RemoteFile): Promise<void> {
    try {
      await this.#fetch(session, file);
      this.#stuck.remove(file);
    } catch (error) {
      if (statusOf(error) === SftpStatus.missing) return;
      if (!isRefusal(error)) throw error;
      if (this.#stuck.add(file)) {
        const { logger } = this.parts;
        logger.error(
          { err: error, file: file.name, stuckFiles: this.#stuck.count },
          'a remote file was left',
        );
      }
    }
  }

  /** @throws KervanError RULE_VIOLATION for a file that must not be fetched */
  async #fetch(session: SftpSession, file: RemoteFile): Promise<void> {
    const { collect, ledger } = this.parts;
    const { name, size } = file;
    if (!isSafe(name)) throw new KervanError('RULE_VIOLATION', `${name}: it is no plain file name`);
    if (size > collect.maxBytes) {
      throw new KervanError(
        'RULE_VIOLATION',
        `${name}: ${size} bytes, at most ${collect.maxBytes} are allowed`,
      );
    }
    const claim = await ledger.claim(file, { again: collect.after.do !== 'keep' });
    if (!claim) return;
    try {
      if (!claim.isFetched && !(await this.#copy(session, file, claim))) return;
      await putAway(session, collect, file);
      await ledger.settled(claim);
    } finally {
      await ledger.release(claim);
    }
  }

  /** @returns false while a file of that name still lies in the folder: it is received first. */
  async #copy(session: SftpSession, file: RemoteFile, claim: Claim): Promise<boolean> {
    const { collect, folder, ledger, logger } = this.parts;
    const path = join(folder, file.name);
    if ((await access(path).catch(nullIfMissing)) !== null) return false;
    const keep = leaseKeeper(ledger, claim);
    await writeWhole(path, wholeFile(session, posix.join(collect.folder, file.name), file, keep));
    await ledger.fetched(claim);
    logger.info({ file: file.name, bytes: file.size }, 'remote file fetched');
    return true;
  }
}
