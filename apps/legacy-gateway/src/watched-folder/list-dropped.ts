import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nullIfMissing } from './null-if-missing.js';
import { versionOf, type DroppedFile } from './dropped-file.js';

/** Says that `<name>` is complete when it lies beside it. */
export const DONE_SUFFIX = '.done';

/** Names that senders use while they write. */
const UNFINISHED = ['.part', '.writing'];

export interface Listing {
  /** In byte order of their names, which is the order of days. */
  readonly files: readonly DroppedFile[];
  /** Names of files whose sender left a done-marker. */
  readonly done: ReadonlySet<string>;
}

/** Everything in the folder that is a data file: never "newer than", since copied files carry old times. */
export async function listDropped(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const done = new Set(
    names.filter((name) => name.endsWith(DONE_SUFFIX)).map((name) => name.slice(0, -DONE_SUFFIX.length)),
  );
  const files = await Promise.all(
    names
      .filter(isData)
      .sort()
      .map((name) => seen(folder, name)),
  );
  return { files: files.filter((file) => file !== null), done };
}

function isData(name: string): boolean {
  return !name.startsWith('.') && ![DONE_SUFFIX, ...UNFINISHED].some((suffix) => name.endsWith(suffix));
}

/** Null for a file that was moved away since the folder was listed. */
async function seen(folder: string, name: string): Promise<DroppedFile | null> {
  const found = await stat(join(folder, name), { bigint: true }).catch(nullIfMissing);
  return found && { name, version: versionOf(found) };
}
