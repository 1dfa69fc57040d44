import { join } from 'node:path';
import { dropFile } from '@kervan/load';
import { untilGone } from './until-gone.js';

export interface FilesToDrop {
  /** Folder they lie in; only read. */
  readonly folder: string;
  /** In the order in which they are dropped. */
  readonly files: readonly string[];
  /** Drop a file only when the one before was read. */
  readonly oneByOne: boolean;
}

/** Drops files into the folder that the gateway watches. @throws the signal's reason. */
export async function dropFiles(
  { folder, files, oneByOne }: FilesToDrop,
  watchFolder: string,
  signal: AbortSignal,
): Promise<void> {
  for (const name of files) {
    signal.throwIfAborted();
    await dropFile(join(folder, name), watchFolder, name);
    if (oneByOne) await untilGone([name], watchFolder, signal);
  }
}
