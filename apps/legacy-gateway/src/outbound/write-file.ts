import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../files/sync-folder.js';
import { writeWhole } from '../files/write-whole.js';
import type { ClaimedFile, WrittenFile } from './ledger/claimed-file.js';

/** Below the folder of a destination, so that a rename is all that is left to do. */
const UNFINISHED = '.unfinished';

/**
 * Writes a file of a destination whole, with the same bytes whenever it is written again. Each worker has its own
 * unfinished one: one that was held up for longer than its lease cannot spoil that of the next.
 *
 * @throws what writing throws
 */
export async function writeFile(
  file: ClaimedFile,
  { folder, worker }: { readonly folder: string; readonly worker: string },
  contents: AsyncIterable<Buffer>,
): Promise<WrittenFile> {
  const { destination, name, workerBefore } = file;
  const unfinished = (of: string) => join(folder, UNFINISHED, `${of}.${name}`);
  await mkdir(join(folder, UNFINISHED), { recursive: true });
  if (workerBefore !== null)
    for (const left of [unfinished(workerBefore), `${unfinished(workerBefore)}.part`])
      await rm(left, { force: true });

  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* () {
    for await (const chunk of whole(file, contents)) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await writeWhole(unfinished(worker), measured());
  await rename(unfinished(worker), join(folder, name));
  await syncFolder(folder);
  return { destination, name, bytes, sha256: hash.digest('hex') };
}

async function* whole(
  { head, trailer }: ClaimedFile,
  contents: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield head;
  yield* contents;
  yield trailer;
}
