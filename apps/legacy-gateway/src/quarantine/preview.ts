import { KervanError } from '@kervan/contracts';
import type { UnitOfWork } from '@kervan/outbox';
import { judge, type Judged } from './judge.js';
import { openRecord } from './open-records.js';
import { readAgain, type ReadingParts } from './read-again.js';
import type { Preview } from './record-schemas.js';
import { quarantinedRecord } from './records.js';

/**
 * Reads a record again and tells what a replay would make of it now; nothing stays of that.
 *
 * @throws KervanError NOT_FOUND, QUARANTINE_STATE_INVALID for one that is settled
 */
export async function preview(work: UnitOfWork, parts: ReadingParts, id: number): Promise<Preview> {
  const record = await work.run(({ db }) => openRecord(db, id));
  if (!record) {
    const { state } = await work.run(({ db }) => quarantinedRecord(db, id));
    throw new KervanError('QUARANTINE_STATE_INVALID', `The record is ${state} already.`, {
      facts: { state },
    });
  }
  for await (const again of readAgain(parts, [record])) {
    const unit = await work.begin();
    try {
      const [judged] = await judge(unit.db, [again]);
      if (judged) return shown(judged);
    } finally {
      await unit.rollback();
    }
  }
  throw new KervanError('INTERNAL', 'a record that was read again did not come out');
}

function shown(judged: Judged): Preview {
  if ('fault' in judged) return { outcome: judged.outcome, event: null, fault: judged.fault, mapping: null };
  if (!('candidate' in judged))
    return {
      outcome: judged.outcome === 'TAKEN' ? 'DUPLICATE' : 'RETURN',
      event: null,
      fault: null,
      mapping: null,
    };
  const { outcome, candidate, again } = judged;
  const { contract } = again.document.draft;
  const event = { type: contract.type, documentNo: candidate.documentNo, id: candidate.eventId };
  return { outcome, event, fault: null, mapping: again.source.mapping };
}
