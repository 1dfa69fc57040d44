import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far sources were pulled, and what is known of their rows. */
export class PullTables1764000001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pull_cursor (
        source text PRIMARY KEY,
        number bigint NOT NULL DEFAULT 0,
        cursor jsonb,
        under_way boolean NOT NULL DEFAULT false,
        sweep bigint NOT NULL DEFAULT 0,
        sweep_cursor jsonb,
        swept_at timestamptz,
        pulled_at timestamptz,
        worker text NOT NULL,
        lease_until timestamptz NOT NULL
      )`);
    // Hash: null where the row is gone. Pull: number of the file that told it last. Sweep: the last one that saw it.
    await runner.query(`
      CREATE TABLE pulled_row (
        source text NOT NULL,
        key text COLLATE "C" NOT NULL,
        hash text,
        pull bigint NOT NULL,
        sweep bigint NOT NULL,
        PRIMARY KEY (source, key)
      ) WITH (fillfactor = 80)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pulled_row, pull_cursor');
  }
}
