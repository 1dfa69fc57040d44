import type { FailureChange, FailureGroup } from '@kervan/console-api';
import type { Db } from '@kervan/database';

/** What is changed of a group's note; what is undefined stays. */
export type NoteChange = Pick<FailureChange, 'state' | 'owner' | 'note'>;

/** Changes what operators say about a group. */
export async function changeNote(
  db: Pick<Db, 'query'>,
  { consumer, fingerprint, ...before }: FailureGroup,
  change: NoteChange,
  changedBy: string,
): Promise<void> {
  const { state = before.state, owner = before.owner, note = before.note } = change;
  await db.query(
    `INSERT INTO failure_note (consumer, fingerprint, state, owner, note, changed_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (consumer, fingerprint) DO UPDATE SET state = excluded.state, owner = excluded.owner,
       note = excluded.note, changed_by = excluded.changed_by, changed_at = clock_timestamp()`,
    [consumer, fingerprint, state, owner, note, changedBy],
  );
}
