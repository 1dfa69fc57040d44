import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1764000001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment (
        payment_no   text COLLATE "C" PRIMARY KEY,
        account_no   text COLLATE "C" NOT NULL,
        payment_date date NOT NULL,
        currency     text COLLATE "C" NOT NULL,
        fx_rate      numeric NOT NULL CHECK (fx_rate > 0 AND (fx_rate = 1 OR currency <> 'TRY')),
        amount       numeric NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE payment_match (
        event_id   text COLLATE "C" NOT NULL,
        place      integer NOT NULL,
        payment_no text COLLATE "C" NOT NULL,
        account_no text COLLATE "C" NOT NULL,
        invoice_no text COLLATE "C" NOT NULL,
        match_date date NOT NULL,
        currency   text COLLATE "C" NOT NULL,
        amount     numeric NOT NULL,
        fx_rate    numeric NOT NULL CHECK (fx_rate > 0 AND (fx_rate = 1 OR currency <> 'TRY')),
        settles    boolean NOT NULL,
        told_at    timestamptz NOT NULL,
        PRIMARY KEY (event_id, place)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payment_match');
    await runner.query('DROP TABLE payment');
  }
}
