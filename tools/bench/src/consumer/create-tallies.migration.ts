import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row per key, as a balance would be, or one per event: the business writes of the consuming service. */
export class CreateTallies1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tally (
        measurement_no text COLLATE "C" PRIMARY KEY,
        last integer NOT NULL,
        handled integer NOT NULL DEFAULT 1
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE arrival (
        event_id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE arrival, tally');
  }
}
