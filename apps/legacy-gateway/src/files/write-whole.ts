import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './sync-folder.js';

/** Readers pass over it: the file is not whole yet. */
const UNFINISHED_SUFFIX = '.part';

/**
 * Writes a file that is there whole or not at all: under a temporary name, synced to the disk, then renamed. A file of
 * that name is replaced.
 *
 * @throws what writing throws; nothing is left then.
 */
export async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): Promise<void> {
  const unfinished = join(dirname(path), `${basename(path)}${UNFINISHED_SUFFIX}`);
  try {
    const file = await open(unfinished, 'w');
    try {
      for await (const chunk of chunks) await file.appendFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
