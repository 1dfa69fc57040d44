import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { Entry } from 'yauzl';
import { writeWhole } from '../files/write-whole.js';
import type { Fault } from '../online-retail/fault.js';
import type { SurveyedFile } from '../receiving/file-format.js';
import { wholeFile } from '../receiving/whole-file.js';
import { DONE_SUFFIX } from '../watched-folder/list-dropped.js';
import type { OpenFile } from '../watched-folder/open-file.js';
import { entryFault, entryName } from './entry-fault.js';
import { unpackedName } from './unpacked-name.js';
import { ZipArchive } from './zip-archive.js';
import type { ZipLimits } from './zip-limits.js';

/** An archive has no records of its own: its files are put into the folder, or it is refused as a whole. */
export async function surveyZip(file: OpenFile, folder: string, limits: ZipLimits): Promise<SurveyedFile> {
  const hash = createHash('sha256');
  let fileBytes = 0;
  for await (const chunk of file.read()) {
    hash.update(chunk);
    fileBytes += chunk.length;
  }
  const sha256 = hash.digest('hex');
  const refusal = await faultOf(file.fd, limits);
  const refused = { sha256, lines: 1, bytes: fileBytes, otherBytes: 0, fileBytes };
  if (refusal)
    return {
      ...refused,
      refusal,
      // Its directory is at its end: what cannot be read may not all be there yet.
      incomplete: refusal.code === 'FORMAT_ERROR',
      outcomes: (wanted) => wholeFile(refused, refusal, wanted),
    };
  return {
    ...{ ...refused, lines: 0, bytes: 0, otherBytes: fileBytes },
    ...{ refusal: null, incomplete: false, outcomes: nothing },
    unpack: () => unpack(file.fd, { name: file.name, sha256 }, folder),
  };
}

/** Reads everything once: what is damaged at its end is refused before anything of it is there. */
async function faultOf(fd: number, limits: ZipLimits): Promise<Fault | null> {
  const fault = (code: Fault['code'], reason: string): Fault => ({ code, reason, line: 1 });
  let [entries, bytes] = [0, 0];
  try {
    const archive = await ZipArchive.open(fd);
    for await (const entry of archive.entries()) {
      entries += 1;
      bytes += entry.uncompressedSize;
      if (entries > limits.entries) return fault('RULE_VIOLATION', `more than ${limits.entries} entries`);
      if (bytes > limits.bytes)
        return fault('RULE_VIOLATION', `more than ${limits.bytes} bytes when unpacked`);
      const found = entryFault(entry, limits);
      if (found !== null) return fault('RULE_VIOLATION', `entry ${entries}: ${found}`);
      await readThrough(archive.read(entry));
    }
    return null;
  } catch (error) {
    if (error instanceof KervanError && error.code === 'FORMAT_ERROR')
      return fault(error.code, error.message);
    throw error;
  }
}

/** Files get the same names and bytes whenever this is done; a marker says that they are whole. */
async function unpack(fd: number, archive: { name: string; sha256: string }, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const opened = await ZipArchive.open(fd);
  let index = 0;
  for await (const entry of opened.entries()) {
    index += 1;
    if (isFolder(entry)) continue;
    const path = join(folder, unpackedName(archive, index, entryName(entry)));
    await writeWhole(path, opened.read(entry));
    await writeWhole(`${path}${DONE_SUFFIX}`, []);
  }
}

function isFolder(entry: Entry): boolean {
  return /[\\/]$/.test(entryName(entry));
}

async function readThrough(chunks: AsyncGenerator<Buffer>): Promise<void> {
  while (!(await chunks.next()).done) continue;
}

async function* nothing(): AsyncGenerator<never> {
  await Promise.resolve();
  yield* [];
}
