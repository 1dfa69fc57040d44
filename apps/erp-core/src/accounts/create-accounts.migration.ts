import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account_no        text COLLATE "C" PRIMARY KEY,
        segment           text NOT NULL,
        currency          text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        credit_limit      numeric NOT NULL CHECK (credit_limit >= 0),
        limit_version     integer NOT NULL DEFAULT 1,
        balance           numeric NOT NULL DEFAULT 0 CHECK (abs(balance) < 1e14),
        open_order_amount numeric NOT NULL DEFAULT 0 CHECK (open_order_amount >= 0 AND open_order_amount < 1e14),
        advances          numeric NOT NULL DEFAULT 0 CHECK (advances >= 0 AND advances < 1e14),
        state             text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'CLOSED')),
        version           integer NOT NULL DEFAULT 1
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account');
  }
}
