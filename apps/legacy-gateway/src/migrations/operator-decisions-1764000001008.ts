import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators decide about files: refused ones are received again, missing ones are not waited for. */
export class OperatorDecisions1764000001008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Where the last version of a document stands: of two versions the one that stands later is newer, whichever is read
    // last.
    await runner.query(`
      ALTER TABLE document
        ADD position bigint NOT NULL DEFAULT -1,
        ADD ordinal integer NOT NULL DEFAULT 0`);
    // Repaired by receiving its file again.
    await runner.query('ALTER TABLE quarantine ADD returned boolean NOT NULL DEFAULT false');
    await runner.query(`
      ALTER TABLE quarantine_replay_item
        DROP CONSTRAINT quarantine_replay_item_outcome_check,
        ADD CONSTRAINT quarantine_replay_item_outcome_check
          CHECK (outcome IN ('WAITING', 'PUBLISHED', 'DUPLICATE', 'PASSED', 'RETURNED', 'FAULTY', 'SETTLED'))`);
    // Asked for each file: did these bytes come before?
    await runner.query('CREATE INDEX arrival_bytes ON arrival (source, sha256)');
    await runner.query(`
      CREATE TABLE released_gap (
        source text NOT NULL,
        first_position bigint NOT NULL,
        last_position bigint NOT NULL CHECK (last_position >= first_position),
        released_by text NOT NULL,
        reason text NOT NULL,
        released_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, first_position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE released_gap');
    await runner.query('DROP INDEX arrival_bytes');
    await runner.query(`UPDATE quarantine_replay_item SET outcome = 'DUPLICATE' WHERE outcome = 'RETURNED'`);
    await runner.query(`
      ALTER TABLE quarantine_replay_item
        DROP CONSTRAINT quarantine_replay_item_outcome_check,
        ADD CONSTRAINT quarantine_replay_item_outcome_check
          CHECK (outcome IN ('WAITING', 'PUBLISHED', 'DUPLICATE', 'PASSED', 'FAULTY', 'SETTLED'))`);
    await runner.query('ALTER TABLE quarantine DROP returned');
    await runner.query('ALTER TABLE document DROP position, DROP ordinal');
  }
}
