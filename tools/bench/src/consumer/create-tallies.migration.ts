import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row per key, as a balance would be: the business write of the consume bench. */
export class CreateTallies1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tally (
        measurement_no text COLLATE "C" PRIMARY KEY,
        last integer NOT NULL,
        handled integer NOT NULL DEFAULT 1,
        first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tally');
  }
}
