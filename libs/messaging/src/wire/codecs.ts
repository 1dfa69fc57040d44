import zlib from 'node:zlib';
import { promisify } from 'node:util';
import { KervanError } from '@kervan/contracts';
import type { Compression } from '../client-options.js';
import type { Codec } from './write-batch.js';

const NONE = 0;
const GZIP = 1;
const ZSTD = 4;

const gzip = promisify<Buffer, Buffer>(zlib.gzip);

/** The lowest level of zstd: a third less work than its default, and no more bytes of batches like ours. */
export const zstdOptions = { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Compresses on another thread, so that sending does not hold up what else the process does.
 *
 * @throws KervanError CONFIGURATION_INVALID for zstd on a Node without it.
 */
export function codecOf(compression: Compression): Codec {
  if (compression === 'none') return { attribute: NONE, compress: null };
  if (compression === 'gzip') return { attribute: GZIP, compress: gzip };
  if ('zstdCompress' in zlib) {
    const zstd = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
    return { attribute: ZSTD, compress: (records) => zstd(records, zstdOptions) };
  }
  throw new KervanError('CONFIGURATION_INVALID', 'Compression zstd needs Node 22.15 or newer');
}
