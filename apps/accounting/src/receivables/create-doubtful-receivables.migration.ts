import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDoubtfulReceivables1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE doubtful_receivable (
        document_no text COLLATE "C" PRIMARY KEY,
        account_no  text COLLATE "C" NOT NULL,
        date        date NOT NULL,
        currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        fx_rate     numeric CHECK (fx_rate > 0),
        amount      numeric NOT NULL CHECK (amount > 0),
        provision   numeric NOT NULL CHECK (provision BETWEEN 0 AND amount),
        CHECK ((fx_rate IS NULL) = (currency = 'TRY'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE doubtful_receivable');
  }
}
