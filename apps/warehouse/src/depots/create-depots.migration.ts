import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDepots1764100001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE depot (
        depot_no text COLLATE "C" PRIMARY KEY,
        priority integer NOT NULL CHECK (priority > 0),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE depot');
  }
}
