import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests of the last day that came with an `Idempotency-Key`, and what they were answered. `request` is the SHA-256 of
 * caller, method, path and body, never the body. `body` is the answer as JSON: it holds personal data only where the view that
 * the caller was shown does, as in the API of the core's accounts and employees, and is gone after the day.
 */
export class CreateIdempotencyKeys1764000000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Status and body follow in the same transaction, so that a committed row has them.
    await runner.query(`
      CREATE TABLE idempotency_key (
        key text COLLATE "C" PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 255),
        request bytea NOT NULL CHECK (length(request) = 32),
        status smallint CHECK (status BETWEEN 200 AND 599),
        body text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX ON idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
