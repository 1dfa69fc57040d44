import { audit } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { keyIn, type MappingTable } from './mapping-table.js';

export interface NewEntry {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  /** Who says so. */
  readonly actor: string;
}

/** Says what a name means from now on. Saying the same again changes nothing. */
export async function setEntry(tx: Tx, table: MappingTable, entry: NewEntry): Promise<void> {
  const { name, value, reason, actor } = entry;
  const key = keyIn(table, name);
  // Changes of a table are numbered without gap; who looks up is not kept waiting.
  void tx.db.query('LOCK TABLE mapping_entry IN SHARE ROW EXCLUSIVE MODE');
  const [made] = await tx.db.query<{ version: number }>(
    `INSERT INTO mapping_entry (table_name, version, key, value, file_version, set_by, reason)
     SELECT $1, (SELECT coalesce(max(version), 0) + 1 FROM mapping_entry WHERE table_name = $1), $2, $3, $4, $5, $6
      WHERE NOT EXISTS (
        SELECT FROM (
          SELECT value, file_version FROM mapping_entry WHERE table_name = $1 AND key = $2 ORDER BY version DESC LIMIT 1
        ) AS last WHERE last.value = $3 AND last.file_version = $4)
     RETURNING version`,
    [table.name, key, value, table.version, actor, reason],
  );
  if (!made) return;
  const details = { value, version: `${table.version}.${made.version}` };
  await audit(tx.db, { actor, action: 'mapping.set', subject: `${table.name}/${key}`, reason, details });
}
