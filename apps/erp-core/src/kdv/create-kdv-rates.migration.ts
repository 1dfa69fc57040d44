import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKdvRates1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kdv_rate (
        kdv_class  text COLLATE "C" NOT NULL,
        valid_from date NOT NULL,
        rate       numeric NOT NULL CHECK (rate BETWEEN 0 AND 100),
        PRIMARY KEY (kdv_class, valid_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kdv_rate');
  }
}
