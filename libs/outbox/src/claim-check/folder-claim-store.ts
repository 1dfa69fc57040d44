import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { ClaimStore } from './claim-store.js';
import { claimReference, digestOf } from './claim-reference.js';

/** Payloads as files of one folder, which producers and consumers share: a local one or a mounted one. */
export class FolderClaimStore implements ClaimStore {
  constructor(private readonly folder: string) {}

  put(payload: Uint8Array): Promise<string> {
    return attempt('written', async () => {
      const reference = claimReference(payload);
      const unfinished = join(this.folder, `${randomUUID()}.part`);
      await mkdir(this.folder, { recursive: true });
      try {
        const file = await open(unfinished, 'wx');
        try {
          await file.writeFile(payload);
          await file.sync();
        } finally {
          await file.close();
        }
        // Also over the same payload: whoever puts it again needs it for as long as the others from now on.
        await rename(unfinished, this.#file(reference));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await this.#syncFolder();
      return reference;
    });
  }

  get(reference: string): Promise<Uint8Array> {
    const file = this.#file(reference);
    return attempt('read', () => readFile(file));
  }

  removeBefore(time: Date): Promise<number> {
    return attempt('listed', async () => {
      let removed = 0;
      await mkdir(this.folder, { recursive: true });
      for await (const { name } of await opendir(this.folder)) {
        const file = join(this.folder, name);
        const found = await stat(file).catch(() => null);
        if (!found?.isFile() || found.mtime >= time) continue;
        if (await this.#remove(file, time)) removed++;
      }
      return removed;
    });
  }

  /** It may have been put again since it was looked at: set aside, it is not overwritten, and goes back if it is new. */
  async #remove(file: string, time: Date): Promise<boolean> {
    const aside = join(this.folder, `${randomUUID()}.part`);
    const isAside = await rename(file, aside).then(
      () => true,
      () => false,
    );
    if (!isAside) return false;
    if ((await stat(aside)).mtime >= time) {
      await rename(aside, file);
      return false;
    }
    await rm(aside, { force: true });
    return true;
  }

  /** @throws KervanError EVENT_MALFORMED: nothing else can name a file, inside the folder or outside. */
  #file(reference: string): string {
    return join(this.folder, digestOf(reference));
  }

  /** A new name is durable when its folder is. */
  async #syncFolder(): Promise<void> {
    const folder = await open(this.folder);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

async function attempt<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new KervanError('CLAIM_MISSING', `the claim store cannot be ${what}: ${code}`, { cause });
  }
}
