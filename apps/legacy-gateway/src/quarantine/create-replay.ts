import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import type { ReplayRequest } from './replay-schemas.js';
import { selected } from './selected.js';

/**
 * Makes a replay of what is open now; any instance of the gateway begins it at once.
 *
 * @param actor name of the caller
 * @returns its id
 * @throws KervanError NOT_FOUND where nothing of the selection is open
 */
export async function createReplay(
  db: Db,
  { selection, reason, dryRun }: ReplayRequest,
  actor: string,
): Promise<string> {
  const [replay] = await db.query<{ readonly id: string }>(
    'INSERT INTO quarantine_replay (dry_run, reason, created_by) VALUES ($1, $2, $3) RETURNING id',
    [dryRun, reason, actor],
  );
  if (!replay) throw new KervanError('INTERNAL', 'the replay was not stored');
  const { condition, values } = selected(selection, 2);
  const [items] = await db.query<{ readonly records: number }>(
    `WITH item AS (
       INSERT INTO quarantine_replay_item (replay_id, quarantine_id)
       SELECT $1, id FROM quarantine WHERE ${condition} RETURNING quarantine_id
     ) SELECT count(*) AS records FROM item`,
    [replay.id, ...values],
  );
  const records = items?.records ?? 0;
  if (records === 0) throw new KervanError('NOT_FOUND', 'Nothing of this is open in quarantine.');
  const details = { dryRun, records, ...shown(selection) };
  await audit(db, { actor, action: 'quarantine.replayed', subject: replay.id, reason, details });
  return replay.id;
}

function shown(selection: ReplayRequest['selection']): Record<string, string> {
  if ('ids' in selection) return {};
  const { source, code } = selection;
  return { ...(source !== undefined && { source }), ...(code !== undefined && { code }) };
}
