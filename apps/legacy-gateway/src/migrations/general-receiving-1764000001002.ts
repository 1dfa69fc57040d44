import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receiving of any source: documents by identity, versions of them, files that have a place in an order. */
export class GeneralReceiving1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `alone`: no other file of the source is worked on until this one has left the watched folder.
    await runner.query(`
      ALTER TABLE arrival
        ADD COLUMN position bigint,
        ADD COLUMN alone boolean NOT NULL DEFAULT false,
        ADD COLUMN passed integer NOT NULL DEFAULT 0,
        ADD COLUMN passed_bytes bigint NOT NULL DEFAULT 0,
        DROP CONSTRAINT arrival_outcome_check,
        ADD CONSTRAINT arrival_outcome_check
          CHECK (outcome IN ('RECEIVED', 'DUPLICATE', 'QUARANTINED', 'CHANGED', 'UNPACKED')),
        DROP CONSTRAINT every_line_has_an_outcome,
        ADD CONSTRAINT every_line_has_an_outcome CHECK (lines = published + duplicate + quarantined + passed),
        DROP CONSTRAINT every_byte_has_an_outcome,
        ADD CONSTRAINT every_byte_has_an_outcome
          CHECK (bytes = published_bytes + duplicate_bytes + quarantined_bytes + passed_bytes)`);
    await runner.query(
      `CREATE UNIQUE INDEX arrival_alone ON arrival (source) WHERE filed_at IS NULL AND alone`,
    );
    await runner.query('CREATE INDEX arrival_of_source ON arrival (source, id)');
    await runner.query(
      `CREATE INDEX arrival_position ON arrival (source, position) WHERE position IS NOT NULL`,
    );
    await runner.query('ALTER TABLE source_file ADD COLUMN source text');
    await runner.query(
      'UPDATE source_file SET source = arrival.source FROM arrival WHERE arrival.id = arrival_id',
    );
    await runner.query(`
      ALTER TABLE source_file
        ALTER COLUMN source SET NOT NULL,
        DROP CONSTRAINT source_file_pkey,
        ADD PRIMARY KEY (source, sha256)`);
    await runner.query(`
      ALTER TABLE document
        ADD COLUMN identity text,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        DROP CONSTRAINT document_kind_check,
        ADD CONSTRAINT document_kind_check
          CHECK (kind IN ('SALE', 'RETURN', 'LOSS', 'SURPLUS', 'PRODUCT', 'DESPATCH'))`);
    await runner.query('UPDATE document SET identity = document_no');
    await runner.query(`
      ALTER TABLE document
        ALTER COLUMN identity SET NOT NULL,
        DROP CONSTRAINT document_pkey,
        ADD PRIMARY KEY (source, identity)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DELETE FROM source_file AS later USING source_file AS first WHERE later.sha256 = first.sha256 AND later.arrival_id > first.arrival_id',
    );
    await runner.query(`
      ALTER TABLE source_file DROP CONSTRAINT source_file_pkey, DROP COLUMN source, ADD PRIMARY KEY (sha256)`);
    await runner.query(
      `DELETE FROM document WHERE kind IN ('PRODUCT', 'DESPATCH') OR identity <> document_no`,
    );
    await runner.query(`
      ALTER TABLE document
        DROP CONSTRAINT document_pkey,
        ADD PRIMARY KEY (source, document_no),
        DROP CONSTRAINT document_kind_check,
        ADD CONSTRAINT document_kind_check CHECK (kind IN ('SALE', 'RETURN', 'LOSS', 'SURPLUS')),
        DROP COLUMN identity,
        DROP COLUMN version`);
    await runner.query('DROP INDEX arrival_alone, arrival_of_source, arrival_position');
    await runner.query(`UPDATE arrival SET outcome = 'RECEIVED' WHERE outcome = 'UNPACKED'`);
    await runner.query(`
      ALTER TABLE arrival
        DROP CONSTRAINT every_line_has_an_outcome,
        DROP CONSTRAINT every_byte_has_an_outcome,
        DROP CONSTRAINT arrival_outcome_check`);
    await runner.query(
      `UPDATE arrival SET lines = lines - passed, bytes = bytes - passed_bytes WHERE passed > 0`,
    );
    await runner.query(`
      ALTER TABLE arrival
        DROP COLUMN position,
        DROP COLUMN alone,
        DROP COLUMN passed,
        DROP COLUMN passed_bytes,
        ADD CONSTRAINT arrival_outcome_check CHECK (outcome IN ('RECEIVED', 'DUPLICATE', 'QUARANTINED', 'CHANGED')),
        ADD CONSTRAINT every_line_has_an_outcome CHECK (lines = published + duplicate + quarantined),
        ADD CONSTRAINT every_byte_has_an_outcome CHECK (bytes = published_bytes + duplicate_bytes + quarantined_bytes)`);
  }
}
