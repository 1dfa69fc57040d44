import type { Unit, UnitOfWork } from '@kervan/outbox';
import { publishDocument } from '../receiving/publish-document.js';
import { closeRecords } from './close-records.js';
import { judge, type Judged } from './judge.js';
import type { ReadAgain } from './read-again.js';
import { bookItems, lockWaiting } from './replay-items.js';
import type { LeasedReplay, ReplayLeases } from './replay-leases.js';
import { ReturningFile } from './returning-file.js';

export interface SettlingParts {
  readonly work: UnitOfWork;
  readonly leases: ReplayLeases;
}

/**
 * Settles records of one arrival in one transaction: ledger, events, quarantine, the counts of the file and the items of
 * the replay are all there or none of them. A dry run books what would have become of them.
 *
 * @throws KervanError LEASE_LOST, and what the unit of work throws
 */
export async function settleRecords(
  { work, leases }: SettlingParts,
  replay: LeasedReplay,
  records: readonly ReadAgain[],
): Promise<void> {
  const dry = replay.dryRun ? await judgedDry(work, records) : null;
  const file = await ReturningFile.write(dry ? [] : records);
  try {
    await settle({ work, leases }, replay, { records, dry, file });
  } finally {
    await file.forget();
  }
}

interface Decided {
  readonly records: readonly ReadAgain[];
  readonly dry: readonly Judged[] | null;
  readonly file: ReturningFile;
}

async function settle(
  { work, leases }: SettlingParts,
  replay: LeasedReplay,
  { records, dry, file }: Decided,
): Promise<void> {
  const unit = await work.begin();
  try {
    await leases.renew(unit.db, replay);
    const ids = records.map(({ record }) => record.id);
    const waiting = await lockWaiting(unit.db, replay.id, ids);
    const isWaiting = ({ record }: { readonly record: { readonly id: number } }) => waiting.has(record.id);
    if (dry) await bookItems(unit.db, replay.id, dry.filter(isWaiting));
    else {
      const all = await judge(unit.db, records.filter(isWaiting));
      const returned = await file.giveBack(
        unit.db,
        all.filter((each) => each.outcome === 'RETURN'),
      );
      const judged = [...all.filter(({ outcome }) => outcome !== 'RETURN'), ...returned];
      for (const each of judged) if (each.outcome === 'PUBLISH') await publish(unit, each);
      await closeRecords(unit.db, replay, judged);
      await bookItems(unit.db, replay.id, judged);
    }
  } catch (error) {
    await unit.rollback();
    throw error;
  }
  await unit.commit();
}

function publish(
  unit: Unit,
  { record, again, candidate }: Extract<Judged, { outcome: 'PUBLISH' | 'DUPLICATE' }>,
) {
  return publishDocument(unit, again.source, record, again.place, again.document, candidate.eventId);
}

async function judgedDry(work: UnitOfWork, records: readonly ReadAgain[]): Promise<readonly Judged[]> {
  const unit = await work.begin();
  try {
    return await judge(unit.db, records);
  } finally {
    await unit.rollback();
  }
}
