import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1764000001030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment (
        payment_no   text COLLATE "C" PRIMARY KEY CHECK (payment_no = series || lpad(number::text, 9, '0')),
        series       text NOT NULL,
        number       integer NOT NULL CHECK (number > 0),
        account_no   text COLLATE "C" NOT NULL,
        payment_date date NOT NULL CHECK (to_char(payment_date, 'YYYY') = right(series, 4)),
        method       text NOT NULL CHECK (method IN ('BANK', 'CASH', 'CHEQUE')),
        currency     text NOT NULL,
        fx_rate      numeric CHECK (fx_rate > 0),
        amount       numeric NOT NULL CHECK (amount > 0),
        unmatched    numeric NOT NULL CHECK (unmatched BETWEEN 0 AND amount),
        payer_iban   text,
        version      integer NOT NULL,
        CHECK ((currency = 'TRY') = (fx_rate IS NULL))
      )`);
    await runner.query('CREATE INDEX payment_of_account ON payment (account_no, payment_no)');
    await runner.query(
      'CREATE INDEX payment_unmatched ON payment (account_no, payment_date, payment_no) WHERE unmatched > 0',
    );
    await runner.query(`
      CREATE TABLE payment_match (
        payment_no      text COLLATE "C" NOT NULL REFERENCES payment,
        payment_version integer NOT NULL,
        invoice_no      text COLLATE "C" NOT NULL,
        amount          numeric NOT NULL CHECK (amount > 0),
        match_date      date NOT NULL,
        PRIMARY KEY (payment_no, payment_version, invoice_no)
      )`);
    await runner.query('CREATE INDEX payment_match_of_invoice ON payment_match (invoice_no)');
    await runner.query(`
      CREATE TABLE work_item (
        work_item_no text COLLATE "C" PRIMARY KEY,
        reason       text NOT NULL CHECK (reason IN ('INVOICE_UNKNOWN', 'INVOICE_CANCELLED', 'INVOICE_OF_ANOTHER_ACCOUNT')),
        payment_no   text COLLATE "C" NOT NULL REFERENCES payment,
        invoice_no   text COLLATE "C" NOT NULL,
        amount       numeric CHECK (amount > 0),
        state        text NOT NULL CHECK (state IN ('OPEN', 'DONE')),
        raised_at    timestamptz NOT NULL,
        done_at      timestamptz,
        version      integer NOT NULL,
        CHECK ((state = 'DONE') = (done_at IS NOT NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work_item');
    await runner.query('DROP TABLE payment_match');
    await runner.query('DROP TABLE payment');
  }
}
