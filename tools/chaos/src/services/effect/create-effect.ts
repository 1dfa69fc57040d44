import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each effect, in the order they were made. Nothing keeps an effect from being there twice. */
export class CreateEffect1764000000904 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE effect (
        id bigint GENERATED ALWAYS AS IDENTITY,
        topic text COLLATE "C" NOT NULL,
        account text COLLATE "C" NOT NULL,
        era integer NOT NULL,
        number bigint NOT NULL,
        event_id uuid NOT NULL,
        answer_id uuid NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}
