import { basename } from 'node:path';
import { dayFiles } from '../derivation/day-files.js';
import { dropFile } from './drop-file.js';

/** Drops the day files of a folder into the one that the gateway watches, in the order of days. @returns their names. */
export async function dropDays(folder: string, watchFolder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { path } of await dayFiles(folder)) {
    await dropFile(path, watchFolder, basename(path));
    names.push(basename(path));
  }
  return names;
}
