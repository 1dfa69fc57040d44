import { readdir } from 'node:fs/promises';
import { KervanError } from '@kervan/contracts';

/**
 * Names of the day files (`*.csv`) of a folder, in byte order, which is the order of days.
 *
 * @throws KervanError CONFIGURATION_INVALID when the folder cannot be read or holds none.
 */
export async function dayFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new KervanError('CONFIGURATION_INVALID', `--input ${folder} cannot be read`, { cause });
  });
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map(({ name }) => name);
  if (names.length === 0) {
    throw new KervanError('CONFIGURATION_INVALID', `--input ${folder} holds no day files (*.csv)`);
  }
  return names.sort();
}
