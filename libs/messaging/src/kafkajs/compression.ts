import zlib from 'node:zlib';
import { promisify } from 'node:util';
import kafkajs, { type CompressionTypes } from 'kafkajs';
import { KervanError } from '@kervan/contracts';
import type { Compression } from '../client-options.js';
import { zstdOptions } from '../wire/codecs.js';

/** Lets kafkajs read and write zstd, which it knows by number only. Nothing happens where Node has no zstd. */
export function registerZstd(): void {
  if (!('zstdCompress' in zlib)) return;
  const compress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
  const decompress = promisify<Buffer, Buffer>(zlib.zstdDecompress);
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.ZSTD] = () => ({
    compress: (encoder: { buffer: Buffer }) => compress(encoder.buffer, zstdOptions),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
}

/** @throws KervanError CONFIGURATION_INVALID for zstd on a Node without it. */
export function kafkajsCompression(compression: Compression): CompressionTypes {
  if (compression === 'none') return kafkajs.CompressionTypes.None;
  if (compression === 'gzip') return kafkajs.CompressionTypes.GZIP;
  if ('zstdCompress' in zlib) return kafkajs.CompressionTypes.ZSTD;
  throw new KervanError('CONFIGURATION_INVALID', 'Compression zstd needs Node 22.15 or newer');
}
