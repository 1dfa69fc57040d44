import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReturnInvoices1764000001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE return_invoice (
        invoice_no         text COLLATE "C" PRIMARY KEY CHECK (invoice_no = series || lpad(number::text, 9, '0')),
        series             text NOT NULL,
        number             integer NOT NULL CHECK (number > 0),
        document_no        text COLLATE "C" NOT NULL,
        related_invoice_no text COLLATE "C",
        return_no          integer CHECK (return_no > 0),
        account_no         text COLLATE "C" NOT NULL,
        issue_date         date NOT NULL CHECK (to_char(issue_date, 'YYYY') = right(series, 4)),
        currency           text NOT NULL,
        fx_rate            numeric CHECK (fx_rate > 0),
        net                numeric NOT NULL,
        kdv                numeric NOT NULL,
        gross              numeric NOT NULL CHECK (gross >= 0 AND gross = net + kdv),
        UNIQUE (account_no, document_no),
        CHECK ((related_invoice_no IS NULL) = (return_no IS NULL)),
        CHECK ((currency = 'TRY') = (fx_rate IS NULL))
      )`);
    await runner.query('CREATE INDEX return_invoice_of_account ON return_invoice (account_no, invoice_no)');
    await runner.query(
      `CREATE UNIQUE INDEX return_invoice_related ON return_invoice (related_invoice_no, return_no)
       WHERE related_invoice_no IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE return_invoice_line (
        invoice_no      text COLLATE "C" NOT NULL,
        line_no         integer NOT NULL,
        related_line_no integer,
        sku             text COLLATE "C" NOT NULL,
        quantity        numeric NOT NULL CHECK (quantity > 0),
        unit            text NOT NULL,
        unit_price      numeric NOT NULL CHECK (unit_price >= 0),
        kdv_rate        numeric NOT NULL,
        net             numeric NOT NULL,
        PRIMARY KEY (invoice_no, line_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE return_invoice_line');
    await runner.query('DROP TABLE return_invoice');
  }
}
