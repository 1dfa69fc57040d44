import { createHash, randomUUID } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import { syncFolder } from './sync-folder.js';
import { writeWhole } from './write-whole.js';

/** A whole file in its folder, hidden as long as nobody gives it its name. */
export interface UnnamedFile {
  /** Where it is there by that name already, nothing happens. @throws KervanError RESOURCE_EXISTS for other bytes */
  call(name: string): Promise<void>;
  /** To be called in the end. */
  forget(): Promise<void>;
}

/** Writes a file that will never take the place of another one. @throws what writing throws; nothing is left then */
export async function unnamedFile(
  folder: string,
  { sha256, chunks }: { readonly sha256: string; readonly chunks: AsyncIterable<Uint8Array> },
): Promise<UnnamedFile> {
  const unnamed = join(folder, `.${randomUUID()}`);
  await writeWhole(unnamed, chunks);
  return {
    call: async (name) => {
      const path = join(folder, name);
      try {
        await link(unnamed, path);
      } catch (error) {
        if (!isTaken(error)) throw error;
        if ((await hashOf(path)) !== sha256)
          throw new KervanError('RESOURCE_EXISTS', `another file with the name ${name} waits in the folder`);
      }
      await syncFolder(folder);
    },
    forget: () => rm(unnamed, { force: true }),
  };
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const chunks: AsyncIterable<Buffer> = (await open(path)).createReadStream();
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
