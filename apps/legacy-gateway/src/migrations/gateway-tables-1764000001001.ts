import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ledgers of files and documents, and the quarantine. */
export class GatewayTables1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // One row per dropped file. A file is worked on by the holder of the lease of its one open row, which stays open
    // until the file has left the watched folder.
    await runner.query(`
      CREATE TABLE arrival (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source text NOT NULL,
        file_name text NOT NULL,
        sha256 text,
        outcome text CHECK (outcome IN ('RECEIVED', 'DUPLICATE', 'QUARANTINED', 'CHANGED')),
        lines integer NOT NULL DEFAULT 0,
        published integer NOT NULL DEFAULT 0,
        duplicate integer NOT NULL DEFAULT 0,
        quarantined integer NOT NULL DEFAULT 0,
        bytes bigint NOT NULL DEFAULT 0,
        published_bytes bigint NOT NULL DEFAULT 0,
        duplicate_bytes bigint NOT NULL DEFAULT 0,
        quarantined_bytes bigint NOT NULL DEFAULT 0,
        other_bytes bigint,
        file_bytes bigint,
        checkpoint integer NOT NULL DEFAULT 0,
        worker text NOT NULL,
        lease_until timestamptz NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        processed_as text,
        filed_at timestamptz,
        CONSTRAINT every_line_has_an_outcome CHECK (lines = published + duplicate + quarantined),
        CONSTRAINT every_byte_has_an_outcome CHECK (bytes = published_bytes + duplicate_bytes + quarantined_bytes)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX arrival_open ON arrival (source, file_name) WHERE filed_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE source_file (
        sha256 text PRIMARY KEY,
        arrival_id integer NOT NULL REFERENCES arrival
      )`);
    await runner.query(`
      CREATE TABLE document (
        source text NOT NULL,
        document_no text NOT NULL,
        content_hash text NOT NULL,
        event_id text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('SALE', 'RETURN', 'LOSS', 'SURPLUS')),
        line_count integer NOT NULL,
        arrival_id integer NOT NULL REFERENCES arrival,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, document_no)
      )`);
    await runner.query(`
      CREATE TABLE quarantine (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        arrival_id integer NOT NULL REFERENCES arrival,
        file_name text NOT NULL,
        line integer NOT NULL,
        line_count integer NOT NULL,
        byte_count bigint NOT NULL,
        code text NOT NULL,
        reason text NOT NULL,
        document_no text,
        quarantined_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX quarantine_arrival ON quarantine (arrival_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quarantine, document, source_file, arrival');
  }
}
