import { it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of `libs/formats/fixtures`. */
export function fixture(path: string): Buffer {
  return readFileSync(fixturePath(path));
}

export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
}

/** Declares specs of sample files that may not ship: they are where `DATA_DIR` says. */
export function withSamples(declare: (sample: (path: string) => Buffer) => void): void {
  const folder = process.env['DATA_DIR'];
  if (folder) declare((path) => readFileSync(join(folder, path)));
  else it('not run: DATA_DIR is not set', () => console.warn('Not run, since DATA_DIR is not set.'));
}
