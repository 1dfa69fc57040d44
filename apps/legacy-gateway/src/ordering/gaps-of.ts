import type { Db } from '@kervan/database';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { listDropped } from '../watched-folder/list-dropped.js';
import { nullIfMissing } from '../watched-folder/null-if-missing.js';
import { holes } from './came.js';
import type { Gap } from './expected-places.js';

/** Most gaps that are looked at; the latest. */
export const MOST_GAPS = 100;

/**
 * What is missing in the order of a source's files, the latest first; files that lie in the folder are not, nor those that
 * nobody waits for.
 */
export async function gapsOf(
  db: Pick<Db, 'query'>,
  { name, folder, places }: Pick<ConfiguredSource, 'name' | 'folder' | 'places'>,
  moment: Date = new Date(),
): Promise<Gap[]> {
  if (!places) return [];
  const listing = await listDropped(folder).catch(nullIfMissing);
  const waiting = (listing?.files ?? []).flatMap((file) => places.of(file.name) ?? []);
  const due = places.notYetDue(moment);
  const isBehind = due !== null && waiting.every((place) => place < due);
  const found = await holes(db, name, { waiting, due: isBehind ? due : null, limit: MOST_GAPS });
  return found.flatMap(({ earlier, later }) => places.between(earlier, later) ?? []);
}
