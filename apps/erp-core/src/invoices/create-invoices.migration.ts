import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvoices1764000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invoice (
        invoice_no text COLLATE "C" PRIMARY KEY CHECK (invoice_no = series || lpad(number::text, 9, '0')),
        series     text NOT NULL,
        number     integer NOT NULL CHECK (number > 0),
        ettn       uuid NOT NULL UNIQUE,
        order_no   text COLLATE "C" NOT NULL UNIQUE REFERENCES sales_order,
        account_no text COLLATE "C" NOT NULL,
        issue_date date NOT NULL CHECK (to_char(issue_date, 'YYYY') = right(series, 4)),
        due_date   date NOT NULL CHECK (due_date >= issue_date),
        currency   text NOT NULL,
        net        numeric NOT NULL,
        kdv        numeric NOT NULL,
        gross      numeric NOT NULL CHECK (gross >= 0 AND gross = net + kdv)
      )`);
    await runner.query(`
      CREATE TABLE invoice_line (
        invoice_no text COLLATE "C" NOT NULL,
        line_no    integer NOT NULL,
        sku        text COLLATE "C" NOT NULL,
        quantity   numeric NOT NULL,
        unit       text NOT NULL,
        unit_price numeric NOT NULL,
        kdv_rate   numeric NOT NULL,
        net        numeric NOT NULL,
        PRIMARY KEY (invoice_no, line_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoice_line');
    await runner.query('DROP TABLE invoice');
  }
}
