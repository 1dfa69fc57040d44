import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../files/sync-folder.js';
import { writeWhole } from '../files/write-whole.js';

const DIGITS = 12;

/** Names of files of one source in the order of its pulls: the same pull has the same name again. */
export function pulledName(source: string, number: number): string {
  return `${source}-${String(number).padStart(DIGITS, '0')}.csv`;
}

/**
 * Writes a file if it has content, under a name of its own until the lease of the source was renewed: a worker that lost it
 * neither writes into nor replaces the file of the one that has it.
 *
 * @returns whether it has content
 */
export async function writePulled(
  folder: string,
  name: string,
  texts: AsyncGenerator<string>,
  renew: () => Promise<void>,
): Promise<boolean> {
  const first = await texts.next();
  if (first.done) return false;
  await removeUnfinished(folder, name);
  const unfinished = join(folder, `.${name}.${randomUUID()}`);
  try {
    await writeWhole(unfinished, startingWith(first.value, texts));
    await renew();
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
  return true;
}

/** What workers left that died. */
async function removeUnfinished(folder: string, name: string): Promise<void> {
  const left = (await readdir(folder)).filter((entry) => entry.startsWith(`.${name}.`));
  for (const entry of left) await rm(join(folder, entry), { force: true });
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
