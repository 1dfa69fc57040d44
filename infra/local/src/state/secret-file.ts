import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file only its owner may read; it appears complete or not at all. */
export function writeSecret(path: string, content: string): void {
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, content, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, path);
}

/** The secret of a file, made up (192 bits, URL-safe) when there is none yet. */
export function keptSecret(path: string): string {
  if (!existsSync(path)) writeSecret(path, randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}
