import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quarantined records have an address and a state; replays of them are jobs. */
export class QuarantineRepair1764000001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The document store holds nothing of what was quarantined before it was there: such rows can only be discarded.
    await runner.query(`
      ALTER TABLE quarantine
        ADD source text,
        ADD sha256 text,
        ADD ordinal integer,
        ADD byte_offset bigint,
        ADD mapping text,
        ADD state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'REPAIRED', 'DISCARDED')),
        ADD correction text,
        ADD corrected_by text,
        ADD corrected_at timestamptz,
        ADD correction_reason text,
        ADD approved_by text,
        ADD event_id text,
        ADD settled_by text,
        ADD settled_at timestamptz,
        ADD settled_reason text`);
    await runner.query(`
      UPDATE quarantine SET source = arrival.source, sha256 = coalesce(arrival.sha256, ''), ordinal = quarantine.id
        FROM arrival WHERE arrival.id = arrival_id`);
    await runner.query(`
      ALTER TABLE quarantine
        ALTER source SET NOT NULL,
        ALTER sha256 SET NOT NULL,
        ALTER ordinal SET NOT NULL,
        ADD CONSTRAINT once_per_record UNIQUE (arrival_id, ordinal),
        ADD CONSTRAINT settled_by_somebody CHECK ((state = 'OPEN') = (settled_by IS NULL)),
        ADD CONSTRAINT corrected_by_somebody CHECK ((correction IS NULL) = (corrected_by IS NULL)),
        ADD CONSTRAINT approved_by_another CHECK (approved_by <> corrected_by)`);
    await runner.query('DROP INDEX quarantine_arrival');
    await runner.query(`CREATE INDEX quarantine_open ON quarantine (source, code, id) WHERE state = 'OPEN'`);
    await runner.query(`
      ALTER TABLE arrival
        ADD repaired integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT repaired_was_published CHECK (repaired <= published)`);
    // It follows from source, identity and content. As a second unique index it made one of two transactions that enter the
    // same document fail, where it should wait for the other and find a duplicate.
    await runner.query('ALTER TABLE document DROP CONSTRAINT document_event_id_key');
    await runner.query(`
      CREATE TABLE quarantine_replay (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dry_run boolean NOT NULL,
        reason text NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        worker text,
        lease_until timestamptz,
        finished_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX quarantine_replay_unfinished ON quarantine_replay (id) WHERE finished_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE quarantine_replay_item (
        replay_id uuid NOT NULL REFERENCES quarantine_replay,
        quarantine_id integer NOT NULL REFERENCES quarantine,
        outcome text NOT NULL DEFAULT 'WAITING'
          CHECK (outcome IN ('WAITING', 'PUBLISHED', 'DUPLICATE', 'PASSED', 'FAULTY', 'SETTLED')),
        code text,
        reason text,
        PRIMARY KEY (replay_id, quarantine_id)
      )`);
    await runner.query(
      `CREATE INDEX quarantine_replay_waiting ON quarantine_replay_item (replay_id, quarantine_id) WHERE outcome = 'WAITING'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quarantine_replay_item, quarantine_replay');
    await runner.query('ALTER TABLE document ADD CONSTRAINT document_event_id_key UNIQUE (event_id)');
    await runner.query('ALTER TABLE arrival DROP repaired');
    await runner.query(`
      ALTER TABLE quarantine DROP source, DROP sha256, DROP ordinal, DROP byte_offset, DROP mapping, DROP state,
        DROP correction, DROP corrected_by, DROP corrected_at, DROP correction_reason, DROP approved_by, DROP event_id,
        DROP settled_by, DROP settled_at, DROP settled_reason`);
    await runner.query('CREATE INDEX quarantine_arrival ON quarantine (arrival_id)');
  }
}
