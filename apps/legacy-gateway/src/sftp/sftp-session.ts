import { posix } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { FileEntryWithStats, Stats } from 'ssh2';
import { connected, type Connected } from './connected.js';
import { remoteFile, type RemoteFile } from './remote-file.js';
import type { SftpCollect } from './sftp-collect.js';
import { SftpStatus, statusOf } from './sftp-status.js';

/** For the connection to be ready, and for each answer after that. */
const LIMIT_MS = 30_000;
/** Bytes that any server gives in one answer. */
const CHUNK = 31_952;
/** Files of one folder: a listing is held in memory. */
const MOST_FILES = 100_000;

const LOST = new Error('the connection is lost');

type Answer<Value> = (error: Error | null | undefined, value: Value) => void;

/**
 * A connection to an SFTP server. Its failures are KervanError SOURCE_UNAVAILABLE; where the server refused a request,
 * `facts.status` says with what.
 */
export class SftpSession {
  readonly #waiting = new Set<(reason: Error) => void>();
  #isLost = false;

  private constructor(
    private readonly connection: Connected,
    private readonly server: string,
    private readonly limitMs: number,
  ) {
    const { client, sftp } = connection;
    client.once('close', () => this.close());
    sftp.on('error', () => this.close());
  }

  static async open(collect: SftpCollect, limitMs = LIMIT_MS): Promise<SftpSession> {
    return new SftpSession(await connected(collect, limitMs), `${collect.host}:${collect.port}`, limitMs);
  }

  /** Regular files of a folder, its links and folders not among them. */
  async list(folder: string): Promise<readonly RemoteFile[]> {
    const { sftp } = this.connection;
    const handle = await this.#ask<Buffer>(`list ${folder}`, (answer) => sftp.opendir(folder, answer));
    const files: RemoteFile[] = [];
    for (let entries = await this.#entries(folder, handle); entries;) {
      for (const { filename, attrs } of entries) if (attrs.isFile()) files.push(remoteFile(filename, attrs));
      if (files.length > MOST_FILES)
        throw this.#failure(`list ${folder}`, new Error(`more than ${String(MOST_FILES)} files`));
      entries = await this.#entries(folder, handle);
    }
    this.#close(handle);
    return files;
  }

  /** Null where nothing of that name is there. */
  async stat(path: string): Promise<RemoteFile | null> {
    const { sftp } = this.connection;
    try {
      const stats = await this.#ask<Stats>(`stat ${path}`, (answer) => sftp.lstat(path, answer));
      return remoteFile(posix.basename(path), stats);
    } catch (error) {
      if (statusOf(error) === SftpStatus.missing) return null;
      throw error;
    }
  }

  /** Bytes of a file from its beginning, in chunks of their own memory. */
  async *read(path: string): AsyncGenerator<Buffer> {
    const { sftp } = this.connection;
    const handle = await this.#ask<Buffer>(`open ${path}`, (answer) => sftp.open(path, 'r', answer));
    try {
      for (let position = 0; ;) {
        const chunk = Buffer.allocUnsafe(CHUNK);
        const bytes = await this.#ask<number>(`read ${path}`, (answer) =>
          sftp.read(handle, chunk, 0, CHUNK, position, answer),
        );
        if (bytes === 0) return;
        position += bytes;
        yield chunk.subarray(0, bytes);
      }
    } finally {
      this.#close(handle);
    }
  }

  /** Servers refuse it where `to` is there. */
  async rename(from: string, to: string): Promise<void> {
    const { sftp } = this.connection;
    await this.#ask(`rename ${from}`, (answer: Answer<null>) =>
      sftp.rename(from, to, (error) => answer(error, null)),
    );
  }

  /** No matter whether it is there. */
  async remove(path: string): Promise<void> {
    const { sftp } = this.connection;
    await this.#ask(`delete ${path}`, (answer: Answer<null>) =>
      sftp.unlink(path, (error) => answer(error, null)),
    ).catch((error: unknown) => {
      if (statusOf(error) !== SftpStatus.missing) throw error;
    });
  }

  /** Whoever waits for an answer is told that the connection is lost. */
  close(): void {
    this.#isLost = true;
    this.connection.client.destroy();
    for (const fail of this.#waiting) fail(LOST);
  }

  /** The next names, null at the end. */
  async #entries(folder: string, handle: Buffer): Promise<readonly FileEntryWithStats[] | null> {
    const { sftp } = this.connection;
    try {
      return await this.#ask<readonly FileEntryWithStats[]>(`list ${folder}`, (answer) =>
        sftp.readdir(handle, answer),
      );
    } catch (error) {
      if (statusOf(error) === SftpStatus.end) return null;
      throw error;
    }
  }

  /** Its answer is of no interest. */
  #close(handle: Buffer): void {
    if (!this.#isLost) this.connection.sftp.close(handle, () => undefined);
  }

  /** A server that does not answer in time loses its connection: nobody knows what it would answer to. */
  async #ask<Value>(what: string, ask: (answer: Answer<Value>) => void): Promise<Value> {
    if (this.#isLost) throw this.#failure(what, LOST);
    let fail: (reason: Error) => void = () => undefined;
    const late = setTimeout(() => this.close(), this.limitMs);
    try {
      return await new Promise<Value>((resolve, reject) => {
        this.#waiting.add((fail = reject));
        ask((error, value) => (error ? reject(error) : resolve(value)));
      });
    } catch (cause) {
      throw this.#failure(what, cause);
    } finally {
      clearTimeout(late);
      this.#waiting.delete(fail);
    }
  }

  #failure(what: string, cause: unknown): KervanError {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    const message = `${this.server}: ${what}: ${reason}`;
    return new KervanError('SOURCE_UNAVAILABLE', message, { cause, facts: factsOf(cause) });
  }
}

/** Servers refuse with a number, everything else has a name. */
function factsOf(cause: unknown): Record<string, number> {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'number'
    ? { status: cause.code }
    : {};
}
