import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvoices1764400001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invoice (
        invoice_no text COLLATE "C" PRIMARY KEY,
        account_no text COLLATE "C" NOT NULL,
        issue_date date,
        net        numeric,
        currency   text CHECK (currency ~ '^[A-Z]{3}$'),
        fx_rate    numeric CHECK (fx_rate > 0),
        cancelled  boolean NOT NULL,
        settled_on date,
        settled_by text CHECK (settled_by IS NULL OR settled_on IS NOT NULL),
        CHECK ((net IS NULL) = (issue_date IS NULL) AND (net IS NULL) = (currency IS NULL))
      ) WITH (fillfactor = 80)`);
    await runner.query('CREATE INDEX ON invoice (account_no) WHERE settled_on IS NOT NULL');
    await runner.query(`
      CREATE TABLE invoice_return (
        return_no  text COLLATE "C" PRIMARY KEY,
        invoice_no text COLLATE "C" NOT NULL,
        issue_date date NOT NULL,
        net        numeric NOT NULL CHECK (net >= 0),
        settled    boolean NOT NULL,
        counted    boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX ON invoice_return (invoice_no)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoice_return');
    await runner.query('DROP TABLE invoice');
  }
}
