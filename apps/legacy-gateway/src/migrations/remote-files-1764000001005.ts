import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was fetched from SFTP servers. */
export class RemoteFiles1764000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // One row per name: the version that was claimed last, which is its size and time as the server tells them.
    await runner.query(`
      CREATE TABLE remote_file (
        source text NOT NULL,
        name text NOT NULL,
        version text NOT NULL,
        worker text NOT NULL,
        lease_until timestamptz NOT NULL,
        fetched_at timestamptz,
        settled_at timestamptz,
        PRIMARY KEY (source, name),
        CONSTRAINT settled_is_fetched CHECK (settled_at IS NULL OR fetched_at IS NOT NULL)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE remote_file');
  }
}
