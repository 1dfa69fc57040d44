import { crc32 } from 'node:zlib';
import { KervanError } from '@kervan/contracts';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';

/** An archive by its central directory: what stands before its entries may say something else and is not asked. */
export class ZipArchive {
  private constructor(private readonly zip: ZipFile) {}

  /**
   * @param fd of the archive; stays open
   * @throws KervanError FORMAT_ERROR for what is no archive
   */
  static async open(fd: number): Promise<ZipArchive> {
    try {
      return new ZipArchive(
        await fromFdPromise(fd, { lazyEntries: true, autoClose: false, decodeStrings: false }),
      );
    } catch (error) {
      throw damaged(error);
    }
  }

  /** Entries in their order, once. @throws KervanError FORMAT_ERROR */
  async *entries(): AsyncGenerator<Entry> {
    try {
      yield* this.zip.eachEntry();
    } catch (error) {
      throw damaged(error);
    }
  }

  /** All bytes of an entry. @throws KervanError FORMAT_ERROR, at the end too: then they are not those that were packed */
  async *read(entry: Entry): AsyncGenerator<Buffer> {
    let checksum = 0;
    try {
      const chunks: AsyncIterable<Buffer> = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of chunks) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw damaged(error);
    }
    if (checksum !== entry.crc32) throw damaged('the bytes of an entry are not those that were packed');
  }
}

function damaged(cause: unknown): KervanError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new KervanError('FORMAT_ERROR', `the archive cannot be read: ${why}`, { cause });
}
