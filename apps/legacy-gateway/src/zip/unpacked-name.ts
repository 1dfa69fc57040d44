import { basename } from 'node:path/posix';

const SEPARATOR = '!';
const LONGEST = 100;
const HASH_LENGTH = 8;
const INDEX_LENGTH = 5;

/**
 * Name of an unpacked file: of its archive, so that those of two archives never meet; by its index, so that they sort as they
 * were packed; and of the entry itself.
 */
export function unpackedName(
  archive: { name: string; sha256: string },
  index: number,
  entry: string,
): string {
  const place = `${archive.sha256.slice(0, HASH_LENGTH)}-${String(index).padStart(INDEX_LENGTH, '0')}`;
  return [safe(archive.name), place, safe(basename(entry))].join(SEPARATOR);
}

/** The name that a file had before it was packed; of other files their own. */
export function nameBeforePacking(name: string): string {
  return name.slice(name.lastIndexOf(SEPARATOR) + 1);
}

/** Whatever charset a name is in: other characters than these are not worth an error. */
function safe(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '_').slice(-LONGEST);
}
