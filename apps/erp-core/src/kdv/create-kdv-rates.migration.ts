import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKdvRates1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kdv_class (
        kdv_class text COLLATE "C" PRIMARY KEY,
        version   integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE kdv_rate (
        kdv_class  text COLLATE "C" NOT NULL REFERENCES kdv_class,
        valid_from date NOT NULL,
        rate       numeric NOT NULL CHECK (rate BETWEEN 0 AND 100),
        PRIMARY KEY (kdv_class, valid_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kdv_rate');
    await runner.query('DROP TABLE kdv_class');
  }
}
