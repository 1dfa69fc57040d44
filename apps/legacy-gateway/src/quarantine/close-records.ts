import type { Db } from '@kervan/database';
import type { Judged } from './judge.js';
import type { RecordState } from './records.js';
import type { LeasedReplay } from './replay-leases.js';

const states: Readonly<Record<Judged['outcome'], RecordState>> = {
  PUBLISH: 'REPAIRED',
  DUPLICATE: 'REPAIRED',
  PASSED: 'REPAIRED',
  RETURN: 'REPAIRED',
  TAKEN: 'REPAIRED',
  CONFLICT: 'OPEN',
  FAULTY: 'OPEN',
};

/** Published, duplicate, passed. What a file holds that is received again is counted there. */
const countedAs: readonly (readonly Judged['outcome'][])[] = [
  ['PUBLISH'],
  ['DUPLICATE', 'RETURN', 'TAKEN'],
  ['PASSED'],
];

/**
 * Notes in the quarantine what became of records of one arrival, and moves their lines and bytes from what it counts as
 * quarantined. One that is still faulty stays open, under what is wrong with it now.
 */
export async function closeRecords(
  db: Db,
  { createdBy, reason }: Pick<LeasedReplay, 'createdBy' | 'reason'>,
  judged: readonly Judged[],
): Promise<void> {
  const [first] = judged;
  if (!first) return;
  void db.query(
    `UPDATE quarantine AS record SET state = made.state, event_id = made.event_id, returned = made.returned,
       code = coalesce(made.code, record.code), reason = coalesce(made.reason, record.reason),
       settled_by = CASE WHEN made.state <> 'OPEN' THEN $1 END,
       settled_reason = CASE WHEN made.state <> 'OPEN' THEN $2 END,
       settled_at = CASE WHEN made.state <> 'OPEN' THEN now() END
       FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[])
         AS made (id, state, event_id, code, reason, returned)
      WHERE record.id = made.id`,
    [
      createdBy,
      reason,
      judged.map(({ record }) => record.id),
      judged.map(({ outcome }) => states[outcome]),
      judged.map((each) => (each.outcome === 'PUBLISH' ? each.candidate.eventId : null)),
      judged.map((each) => ('fault' in each ? each.fault.code : null)),
      judged.map((each) => ('fault' in each ? each.fault.reason : null)),
      judged.map(({ outcome }) => outcome === 'RETURN'),
    ],
  );
  const amounts = countedAs.flatMap((outcomes) =>
    amountOf(judged.filter(({ outcome }) => outcomes.includes(outcome))),
  );
  await db.query(
    `UPDATE arrival SET repaired = repaired + $2::integer,
       published = published + $2::integer, published_bytes = published_bytes + $3::bigint,
       duplicate = duplicate + $4::integer, duplicate_bytes = duplicate_bytes + $5::bigint,
       passed = passed + $6::integer, passed_bytes = passed_bytes + $7::bigint,
       quarantined = quarantined - $2::integer - $4::integer - $6::integer,
       quarantined_bytes = quarantined_bytes - $3::bigint - $5::bigint - $7::bigint
      WHERE id = $1`,
    [first.record.arrivalId, ...amounts],
  );
}

/** Lines and bytes. */
function amountOf(judged: readonly Judged[]): readonly [number, number] {
  return [
    judged.reduce((sum, { record }) => sum + record.lines, 0),
    judged.reduce((sum, { record }) => sum + record.bytes, 0),
  ];
}
