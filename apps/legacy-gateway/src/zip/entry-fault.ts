import type { Entry } from 'yauzl';
import { isZip } from './is-zip.js';
import type { ZipLimits } from './zip-limits.js';

const ENCRYPTED = 1;
const METHODS = [0, 8];
/** Small entries may be packed better. */
const RATIO_FROM_BYTES = 1_048_576;

/** Name of an entry as its bytes are; which charset they are in is not asked. */
export function entryName({ fileNameRaw }: Entry): string {
  return fileNameRaw.toString('latin1');
}

/** Why an entry is not unpacked, or null. */
export function entryFault(entry: Entry, { ratio }: ZipLimits): string | null {
  const name = entryName(entry);
  const { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize } = entry;
  if (/^([\\/]|[A-Za-z]:)/.test(name)) return 'its name is absolute';
  if (name.split(/[\\/]/).includes('..')) return 'its name leads out of the folder';
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0) return 'it is encrypted';
  if (!METHODS.includes(compressionMethod)) return `it is packed by method ${compressionMethod}`;
  if (isZip(name)) return 'it is an archive itself';
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * ratio)
    return `it is packed to less than a ${ratio}th`;
  return null;
}
