import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DONE_SUFFIX, type Listing } from './list-dropped.js';
import { nullIfMissing } from './null-if-missing.js';

/**
 * Removes done-markers whose file is gone: it was taken for complete before they came. Left alone, such a marker would
 * vouch for the next file of its name while that is still being written.
 */
export async function removeStaleMarkers(folder: string, { files, done }: Listing): Promise<void> {
  const listed = new Set(files.map(({ name }) => name));
  for (const name of done) {
    // A listing is no snapshot: it may hold the marker and miss a file that came just before it.
    const isThere = listed.has(name) || (await access(join(folder, name)).then(() => true, nullIfMissing));
    if (!isThere) await rm(join(folder, `${name}${DONE_SUFFIX}`), { force: true });
  }
}
