import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../files/sync-folder.js';
import { writeWhole } from '../files/write-whole.js';
import { nullIfMissing } from '../watched-folder/null-if-missing.js';
import { documentPath } from './document-path.js';
import { DocumentStore } from './document-store.js';
import { ofHash } from './of-hash.js';
import { storeFailure } from './store-failure.js';

/** Documents as files below one folder, a local or a mounted one, which several processes may share. */
export class FolderDocumentStore extends DocumentStore {
  constructor(private readonly folder: string) {
    super();
  }

  override async keep(
    sha256: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    if (await this.has(sha256)) return;
    const path = this.#path(sha256);
    const incoming = join(this.folder, 'incoming');
    // Of its own: two may keep the same bytes at once.
    const whole = join(incoming, randomUUID());
    try {
      await mkdir(incoming, { recursive: true });
      await writeWhole(whole, ofHash(sha256, chunks));
      await mkdir(dirname(path), { recursive: true });
      await rename(whole, path);
      for (const named of [dirname(path), dirname(dirname(path)), this.folder]) await syncFolder(named);
    } catch (error) {
      await rm(whole, { force: true });
      throw storeFailure('kept', error);
    }
  }

  override async *read(sha256: string): AsyncGenerator<Buffer> {
    try {
      const file = await open(this.#path(sha256));
      const chunks: AsyncIterable<Buffer> = file.createReadStream();
      yield* ofHash(sha256, chunks);
    } catch (error) {
      throw storeFailure('read', error);
    }
  }

  override async has(sha256: string): Promise<boolean> {
    const path = this.#path(sha256);
    try {
      return (await access(path).then(() => true, nullIfMissing)) ?? false;
    } catch (error) {
      throw storeFailure('looked for', error);
    }
  }

  #path(sha256: string): string {
    return join(this.folder, documentPath(sha256));
  }
}
