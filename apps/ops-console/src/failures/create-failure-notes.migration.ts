import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators say about a group of failures. */
export class CreateFailureNotes1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE failure_note (
        consumer text COLLATE "C" NOT NULL,
        fingerprint text COLLATE "C" NOT NULL,
        state text NOT NULL CHECK (state IN ('new', 'investigating', 'fixed', 'muted')),
        owner text,
        note text,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (consumer, fingerprint)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE failure_note');
  }
}
