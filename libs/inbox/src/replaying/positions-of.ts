import type { Db } from '@kervan/database';
import type { PartitionOffset } from './bounds.js';

/** Where a consumer goes on, in the tables of a schema. */
export function positionsOf(
  db: Pick<Db, 'query'>,
  schema: string,
  consumer: string,
): Promise<PartitionOffset[]> {
  return db.query<PartitionOffset>(
    `SELECT topic, partition, next_offset AS offset FROM ${schema}.inbox_partition WHERE consumer = $1`,
    [consumer],
  );
}

/** Where a consumer began, in the tables of a schema. */
export function firstPositions(
  db: Pick<Db, 'query'>,
  schema: string,
  consumer: string,
): Promise<PartitionOffset[]> {
  return db.query<PartitionOffset>(
    `SELECT topic, partition, first_offset AS offset FROM ${schema}.inbox_partition WHERE consumer = $1`,
    [consumer],
  );
}
