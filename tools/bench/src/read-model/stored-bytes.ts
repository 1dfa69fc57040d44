import type { Database } from '@kervan/database';

/** Size of the large tables of the console's read model with all indexes. */
export async function storedBytes(database: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await database.query<{ name: string; bytes: number }>(
    `SELECT root.name, sum(pg_total_relation_size(part.relid))::bigint AS bytes
     FROM unnest(ARRAY['event', 'business_key', 'delivery']) AS root (name)
     CROSS JOIN LATERAL pg_partition_tree(root.name::regclass) AS part WHERE part.isleaf GROUP BY root.name`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}
