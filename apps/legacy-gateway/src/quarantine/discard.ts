import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import type { Discard } from './record-schemas.js';
import { selected } from './selected.js';

/**
 * Closes open records for good: nothing will be published of them. Their bytes stay where they are, and the files count
 * them as quarantined.
 *
 * @returns how many
 * @throws KervanError NOT_FOUND where nothing of the selection is open
 */
export async function discard(db: Db, { selection, reason }: Discard, actor: string): Promise<number> {
  const { condition, values } = selected(selection, 3);
  const [done] = await db.query<{ readonly records: number }>(
    `WITH meant AS (
       SELECT id FROM quarantine WHERE ${condition} ORDER BY id FOR UPDATE
     ), discarded AS (
       UPDATE quarantine AS record SET state = 'DISCARDED', settled_by = $1, settled_reason = $2, settled_at = now()
         FROM meant WHERE record.id = meant.id RETURNING record.id
     ) SELECT count(*) AS records FROM discarded`,
    [actor, reason, ...values],
  );
  const records = done?.records ?? 0;
  if (records === 0) throw new KervanError('NOT_FOUND', 'Nothing of this is open in quarantine.');
  const subject =
    'ids' in selection ? selection.ids.join() : `${selection.source ?? '*'}/${selection.code ?? '*'}`;
  await audit(db, { actor, action: 'quarantine.discarded', subject, reason, details: { records } });
  return records;
}
