import { KervanError } from '@kervan/contracts';
import { audit } from '../auditing/audit.js';
import { atStandstill, type Standstill } from './at-standstill.js';
import { markFinished, type Holder } from './finish-replay.js';
import { refuseCorrected } from './refuse-corrected.js';
import type { Comparison } from './replay-job.js';
import type { ReplayParts } from './replay-worker.js';
import { parkedKeys, refuseIfEffectSeen } from './shadow-state.js';
import { swapTables } from './swap-tables.js';

/**
 * Puts the shadow in the place of the running tables, after exactly the same events and in one transaction: killed at any
 * point, either all of it happened or nothing.
 *
 * @param compared what it was found to be a moment ago
 * @throws KervanError DATABASE_CONTENTION, DATABASE_TIMEOUT, REPLAY_INCOMPLETE: try again later. REPLAY_STATE_INVALID:
 *   operators corrected events meanwhile. LEASE_LOST: another instance will, or it was cancelled.
 */
export async function swap(
  projections: ReplayParts['projections'],
  standstill: Standstill,
  holder: Holder,
  compared: Comparison,
): Promise<void> {
  const { schema, consumer } = standstill;
  await atStandstill(standstill, async (db, stoppedMs) => {
    await refuseCorrected(db, holder.id);
    await refuseIfEffectSeen(db, schema);
    const { live, shadow } = await parkedKeys(db, schema, consumer);
    if (shadow > Math.max(live, compared.parked.shadow))
      throw new KervanError('REPLAY_INCOMPLETE', 'the shadow parked events since it was compared');
    await markFinished(db, holder, { state: 'SWAPPED' });
    await swapTables(db, schema, consumer, projections);
    await db.query('UPDATE replay_job SET stopped_ms = $2 WHERE id = $1', [holder.id, stoppedMs()]);
    const details = { tables: projections.length };
    await audit(db, {
      actor: 'system',
      action: 'replay.swapped',
      subject: `replay ${holder.id}`,
      reason: null,
      details,
    });
  });
}
