import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that legacy systems get, and what of which event stands in them. */
export class OutboundFiles1764000001007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A file is written by the holder of its lease; one that failed has a lease of nobody until it is tried again.
    await runner.query(`
      CREATE TABLE outbound_file (
        destination text NOT NULL,
        name text NOT NULL,
        closed_for timestamptz,
        records integer NOT NULL,
        head bytea NOT NULL,
        trailer bytea NOT NULL,
        worker text,
        lease_until timestamptz NOT NULL DEFAULT '-infinity',
        failures integer NOT NULL DEFAULT 0,
        fault text,
        bytes bigint,
        sha256 text,
        made_at timestamptz NOT NULL DEFAULT now(),
        written_at timestamptz,
        kept boolean NOT NULL DEFAULT true,
        PRIMARY KEY (destination, name)
      )`);
    await runner.query('CREATE UNIQUE INDEX outbound_file_closed ON outbound_file (destination, closed_for)');
    await runner.query(
      'CREATE INDEX outbound_file_waiting ON outbound_file (made_at) WHERE written_at IS NULL',
    );
    await runner.query('CREATE INDEX outbound_file_kept ON outbound_file (written_at) WHERE kept');
    await runner.query(`
      CREATE TABLE outbound_record (
        destination text NOT NULL,
        event_id text NOT NULL,
        event_key text NOT NULL,
        no bigint GENERATED ALWAYS AS IDENTITY,
        file_name text,
        content bytea,
        rows integer NOT NULL,
        sums jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (destination, event_id),
        FOREIGN KEY (destination, file_name) REFERENCES outbound_file
      )`);
    await runner.query(
      'CREATE INDEX outbound_record_of_file ON outbound_record (destination, file_name, no)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbound_record, outbound_file');
  }
}
