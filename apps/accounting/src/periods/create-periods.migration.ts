import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeriods1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE closed_period (
        period    text COLLATE "C" PRIMARY KEY CHECK (period ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
        closed_at timestamptz NOT NULL,
        vouchers  integer NOT NULL CHECK (vouchers >= 0),
        debit     numeric NOT NULL,
        credit    numeric NOT NULL,
        CHECK (debit = credit)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE closed_period');
  }
}
