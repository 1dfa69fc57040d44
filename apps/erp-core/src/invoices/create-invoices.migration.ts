import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvoices1764000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invoice (
        invoice_no         text COLLATE "C" PRIMARY KEY CHECK (invoice_no = series || lpad(number::text, 9, '0')),
        series             text NOT NULL,
        number             integer NOT NULL CHECK (number > 0),
        ettn               uuid NOT NULL UNIQUE,
        invoice_type       text NOT NULL CHECK (invoice_type IN ('SATIS', 'ISTISNA', 'TEVKIFAT')),
        exemption_code     text,
        order_no           text COLLATE "C" NOT NULL REFERENCES sales_order,
        account_no         text COLLATE "C" NOT NULL,
        issue_date         date NOT NULL CHECK (to_char(issue_date, 'YYYY') = right(series, 4)),
        due_date           date NOT NULL CHECK (due_date >= issue_date),
        currency           text NOT NULL,
        fx_rate            numeric CHECK (fx_rate > 0),
        net                numeric NOT NULL,
        kdv                numeric NOT NULL,
        gross              numeric NOT NULL CHECK (gross >= 0 AND gross = net + kdv),
        withholding_tenths integer CHECK (withholding_tenths BETWEEN 1 AND 10),
        withheld_kdv       numeric CHECK (withheld_kdv BETWEEN 0 AND kdv),
        payable            numeric NOT NULL CHECK (payable = gross - coalesce(withheld_kdv, 0)),
        open_amount        numeric NOT NULL CHECK (open_amount <= payable),
        cancelled_at       timestamptz,
        version            integer NOT NULL,
        CHECK ((currency = 'TRY') = (fx_rate IS NULL)),
        CHECK ((invoice_type = 'ISTISNA') = (exemption_code IS NOT NULL)),
        CHECK (invoice_type <> 'ISTISNA' OR kdv = 0),
        CHECK (num_nulls(withholding_tenths, withheld_kdv) = CASE invoice_type WHEN 'TEVKIFAT' THEN 0 ELSE 2 END),
        CHECK (cancelled_at IS NULL OR open_amount = 0)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX invoice_live_of_order ON invoice (order_no) WHERE cancelled_at IS NULL',
    );
    await runner.query('CREATE INDEX invoice_of_account ON invoice (account_no, invoice_no)');
    await runner.query(
      'CREATE INDEX invoice_open ON invoice (account_no, due_date, invoice_no) WHERE open_amount > 0',
    );
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
