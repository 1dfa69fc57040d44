import { posix } from 'node:path';
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE } = ssh2.utils.sftp;

interface RemoteEntry {
  readonly bytes: Buffer;
  readonly mtime: number;
}

/** What becomes of a request instead of its answer. */
type Interference = 'refuse' | 'cut' | 'nothing' | undefined;

/** Files of a server, in memory, and how it answers what is asked about them. */
export class RemoteFolders {
  /** By path. */
  readonly files = new Map<string, RemoteEntry>();
  /** Names that every folder lists besides, as they are. */
  readonly claimed: string[] = [];
  /** Requests in their order: `OPEN /in/1.csv`. */
  readonly requests: string[] = [];
  /** Called before each answer: files may change then, or the connection may break. */
  interfere: (request: string, path: string) => Interference | Promise<Interference> = () => undefined;
  readonly #served = new Map<string, number>();
  #seconds = 1_700_000_000;

  /** @param mtime seconds; left out: another one for every call */
  put(path: string, content: string | Buffer, mtime = ++this.#seconds): void {
    this.files.set(path, { bytes: Buffer.from(content), mtime });
  }

  reset(): void {
    this.files.clear();
    this.claimed.length = 0;
    this.requests.length = 0;
    this.#served.clear();
    this.interfere = () => undefined;
  }

  /** How often something was asked of a path. */
  count(request: string, path: string): number {
    return this.requests.filter((asked) => asked === `${request} ${path}`).length;
  }

  /** How many bytes of a path were read. */
  served(path: string): number {
    return this.#served.get(path) ?? 0;
  }

  /** @param cut ends the connection */
  serve(sftp: SFTPWrapper, cut: () => void): void {
    const listings = new Map<string, FileEntry[]>();
    const answer = async (id: number, request: string, path: string, reply: () => void) => {
      this.requests.push(`${request} ${path}`);
      const interference = await this.interfere(request, path);
      if (interference === 'refuse') sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
      else if (interference === 'cut') cut();
      else if (interference === undefined) reply();
    };
    const ofFile = (id: number, request: string, path: string, reply: (entry: RemoteEntry) => void) =>
      void answer(id, request, path, () => {
        const entry = this.files.get(path);
        if (entry) reply(entry);
        else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
      });
    sftp.on('OPENDIR', (id, path) => {
      void answer(id, 'OPENDIR', path, () => {
        listings.set(path, this.#list(path));
        sftp.handle(id, Buffer.from(path));
      });
    });
    sftp.on('READDIR', (id, handle) => {
      void answer(id, 'READDIR', handle.toString(), () => {
        const next = listings.get(handle.toString())?.splice(0, 3) ?? [];
        if (next.length > 0) sftp.name(id, next);
        else sftp.status(id, STATUS_CODE.EOF);
      });
    });
    sftp.on('OPEN', (id, path) => ofFile(id, 'OPEN', path, () => sftp.handle(id, Buffer.from(path))));
    sftp.on('READ', (id, handle, offset, length) => {
      const path = handle.toString();
      ofFile(id, 'READ', path, ({ bytes }) => {
        const part = bytes.subarray(offset, offset + length);
        this.#served.set(path, this.served(path) + part.length);
        if (part.length > 0) sftp.data(id, part);
        else sftp.status(id, STATUS_CODE.EOF);
      });
    });
    sftp.on('LSTAT', (id, path) => ofFile(id, 'LSTAT', path, (entry) => sftp.attrs(id, attributesOf(entry))));
    sftp.on('REMOVE', (id, path) =>
      ofFile(id, 'REMOVE', path, () => {
        this.files.delete(path);
        sftp.status(id, STATUS_CODE.OK);
      }),
    );
    sftp.on('RENAME', (id, from, to) =>
      ofFile(id, 'RENAME', from, (entry) => {
        const isFree = !this.files.has(to);
        if (isFree) this.files.delete(from);
        if (isFree) this.files.set(to, entry);
        sftp.status(id, isFree ? STATUS_CODE.OK : STATUS_CODE.FAILURE);
      }),
    );
    sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
  }

  #list(folder: string): FileEntry[] {
    const own = [...this.files].filter(([path]) => posix.dirname(path) === folder);
    const entries = own.map(([path, entry]) => entryOf(posix.basename(path), attributesOf(entry)));
    const claimed = this.claimed.map((name) =>
      entryOf(name, attributesOf({ bytes: Buffer.alloc(1), mtime: 1 })),
    );
    return [
      entryOf('processed', { ...attributesOf({ bytes: Buffer.alloc(0), mtime: 1 }), mode: 0o040755 }),
      ...claimed,
      ...entries,
    ];
  }
}

function entryOf(filename: string, attrs: Attributes): FileEntry {
  return { filename, longname: filename, attrs };
}

function attributesOf({ bytes, mtime }: RemoteEntry): Attributes {
  return { mode: 0o100644, uid: 0, gid: 0, size: bytes.length, atime: mtime, mtime };
}
