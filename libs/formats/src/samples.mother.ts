import { it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of `libs/formats/fixtures`. */
export function fixture(path: string): Buffer {
  return readFileSync(fixturePath(path));
}

export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
}

/** A file of `tools/samples`. */
export function shippedSample(path: string): Buffer {
  return readFileSync(new URL(`../../../tools/samples/${path}`, import.meta.url));
}

/** Declares specs of sample files that may not ship: they are where `DATA_DIR` says. */
export function withSamples(
  declare: (sample: (path: string) => Buffer, namesIn: (folder: string) => string[]) => void,
): void {
  const data = process.env['DATA_DIR'];
  if (data)
    declare(
      (path) => readFileSync(join(data, path)),
      (folder) => readdirSync(join(data, folder)).sort(),
    );
  else it('not run: DATA_DIR is not set', () => console.warn('Not run, since DATA_DIR is not set.'));
}
