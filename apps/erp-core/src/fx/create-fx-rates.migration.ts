import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFxRates1764000001008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fx_currency (
        currency text PRIMARY KEY CHECK (currency ~ '^[A-Z]{3}$' AND currency <> 'TRY'),
        version  integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE fx_rate (
        currency   text NOT NULL REFERENCES fx_currency,
        valid_from date NOT NULL,
        rate       numeric NOT NULL CHECK (rate > 0),
        PRIMARY KEY (currency, valid_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fx_rate');
    await runner.query('DROP TABLE fx_currency');
  }
}
