import type { Db } from '@kervan/database';

/** A table of the outbox as vacuum sees it. */
export interface TableHealth {
  readonly table: string;
  /** Estimates of the statistics collector. */
  readonly liveRows: number;
  readonly deadRows: number;
  readonly lastAutovacuum: Date | null;
  readonly tableBytes: number;
  readonly indexBytes: number;
}

const sql = `
  SELECT relname AS "table", n_live_tup AS "liveRows", n_dead_tup AS "deadRows", last_autovacuum AS "lastAutovacuum",
    pg_table_size(relid) AS "tableBytes", pg_indexes_size(relid) AS "indexBytes"
  FROM pg_stat_user_tables
  WHERE schemaname = current_schema() AND relname IN ('outbox', 'outbox_held', 'outbox_lane', 'outbox_sequence')
  ORDER BY relname`;

/** The tables that the publisher and the writers keep busy. */
export function tableHealth(db: Pick<Db, 'query'>): Promise<TableHealth[]> {
  return db.query<TableHealth>(sql);
}
