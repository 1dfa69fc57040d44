import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableFile } from '../files/readable-file.js';
import { versionOf, type DroppedFile } from './dropped-file.js';
import { nullIfMissing } from './null-if-missing.js';

/** A dropped file that is open: a replacement under its name does not change what is read. */
export interface OpenFile extends ReadableFile {
  /** Its descriptor, for those who read it at many places. */
  readonly fd: number;
  /** Whether somebody wrote into it since it was seen. */
  isChanged(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a file as it was seen; null where it is gone or changed since. */
export async function openFile(folder: string, { name, version }: DroppedFile): Promise<OpenFile | null> {
  const handle = await open(join(folder, name)).catch(nullIfMissing);
  if (!handle) return null;
  const isChanged = async () => versionOf(await handle.stat({ bigint: true })) !== version;
  if (await isChanged()) {
    await handle.close();
    return null;
  }
  return { name, fd: handle.fd, read: () => bytesOf(handle), isChanged, close: () => handle.close() };
}

const CHUNK = 64 * 1024;

/** All bytes from the beginning, in chunks of their own memory. */
async function* bytesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
