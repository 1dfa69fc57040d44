import type { GapRelease } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import { placeText, positionAt } from '../sources/name-pattern.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { gapsOf } from './gaps-of.js';

/**
 * Says that files of a source will not come: those after them are not held any more, and nothing is missing there.
 *
 * @throws KervanError NOT_FOUND where not all of it is missing, with what is
 */
export async function releaseGap(
  db: Db,
  source: ConfiguredSource,
  { from: first, to: last = first, reason }: GapRelease,
  actor: string,
): Promise<void> {
  const { name, places } = source;
  if (!places) throw new KervanError('NOT_FOUND', `The files of ${name} have no order.`);
  const { kind } = places;
  const [from, to] = [positionAt(kind, first), positionAt(kind, last)];
  const gaps = await gapsOf(db, source);
  const isMissing = gaps.some((gap) => from !== null && to !== null && gap.from <= from && to <= gap.to);
  if (!isMissing || from === null || to === null || from > to) {
    const missing = gaps.map((gap) => `${placeText(kind, gap.from)} to ${placeText(kind, gap.to)}`);
    const what = missing.length === 0 ? 'nothing is' : `missing is ${missing.join(', ')}`;
    throw new KervanError('NOT_FOUND', `Not all from ${first} to ${last} is missing of ${name}: ${what}.`);
  }
  void db.query(
    `INSERT INTO released_gap (source, first_position, last_position, released_by, reason)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [name, from, to, actor, reason],
  );
  await audit(db, {
    actor,
    action: 'source.gap-released',
    subject: name,
    reason,
    details: { from: first, to: last },
  });
}
