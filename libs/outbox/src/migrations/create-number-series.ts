import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNumberSeries1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE number_series (
        series text COLLATE "C" PRIMARY KEY,
        last bigint NOT NULL CHECK (last > 0)
      ) WITH (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE number_series');
  }
}
