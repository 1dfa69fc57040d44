import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kinds of accounts whose movements a handler refuses. */
export class CreateFailing1764000000902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE failing (kind text PRIMARY KEY)');
    await runner.query("INSERT INTO failing VALUES ('flaky'), ('broken')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE failing');
  }
}
