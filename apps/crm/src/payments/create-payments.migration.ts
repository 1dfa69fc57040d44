import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1764300001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment (
        payment_no text COLLATE "C" PRIMARY KEY,
        account_no text COLLATE "C" NOT NULL,
        unmatched  numeric NOT NULL CHECK (unmatched >= 0)
      )`);
    await runner.query(
      'CREATE INDEX payment_unmatched ON payment (account_no) INCLUDE (unmatched) WHERE unmatched <> 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payment');
  }
}
