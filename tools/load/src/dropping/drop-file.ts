import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies a file into the folder that the gateway watches: under a name it does not read, then renamed, with a
 * done-marker set before so that the gateway need not watch the size for a while. The source is only read.
 */
export async function dropFile(source: string, watchFolder: string, name: string): Promise<void> {
  await mkdir(watchFolder, { recursive: true });
  const target = join(watchFolder, name);
  await copyFile(source, `${target}.part`);
  await writeFile(`${target}.done`, '');
  await rename(`${target}.part`, target);
}
