import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSales1764000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sales_document (
        document_no        text COLLATE "C" PRIMARY KEY,
        kind               text NOT NULL CHECK (kind IN ('INVOICE', 'RETURN')),
        account_no         text COLLATE "C" NOT NULL,
        order_no           text COLLATE "C" CHECK ((order_no IS NOT NULL) = (kind = 'INVOICE')),
        related_invoice_no text COLLATE "C" CHECK (related_invoice_no IS NULL OR kind = 'RETURN'),
        issue_date         date NOT NULL,
        due_date           date CHECK ((due_date IS NOT NULL) = (kind = 'INVOICE')),
        currency           text COLLATE "C" NOT NULL,
        fx_rate            numeric NOT NULL CHECK (fx_rate > 0 AND (fx_rate = 1 OR currency <> 'TRY')),
        owed               numeric NOT NULL,
        settles            boolean NOT NULL CHECK (NOT settles OR kind = 'RETURN'),
        told_at            timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX sales_document_day ON sales_document (issue_date)');
    await runner.query(`
      CREATE TABLE sales_line (
        document_no  text COLLATE "C" NOT NULL,
        sku          text COLLATE "C" NOT NULL,
        kdv_rate     numeric NOT NULL,
        quantity     numeric NOT NULL,
        net          numeric NOT NULL,
        net_try      numeric NOT NULL,
        kdv          numeric NOT NULL,
        kdv_try      numeric NOT NULL,
        withheld     numeric NOT NULL,
        withheld_try numeric NOT NULL,
        PRIMARY KEY (document_no, sku, kdv_rate)
      )`);
    await runner.query(`
      CREATE TABLE invoice_cancellation (
        invoice_no  text COLLATE "C" PRIMARY KEY,
        account_no  text COLLATE "C" NOT NULL,
        cancel_date date NOT NULL,
        currency    text COLLATE "C" NOT NULL,
        owed        numeric NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoice_cancellation');
    await runner.query('DROP TABLE sales_line');
    await runner.query('DROP TABLE sales_document');
  }
}
