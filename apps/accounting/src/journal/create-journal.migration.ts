import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateJournal1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE voucher (
        voucher_no      text COLLATE "C" PRIMARY KEY,
        date            date NOT NULL,
        document_date   date NOT NULL CHECK (document_date <= date),
        source_event_id text NOT NULL UNIQUE,
        document_no     text COLLATE "C" NOT NULL,
        currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        fx_rate         numeric CHECK (fx_rate > 0),
        CHECK ((fx_rate IS NULL) = (currency = 'TRY'))
      )`);
    await runner.query('CREATE INDEX voucher_date ON voucher (date)');
    await runner.query('CREATE INDEX voucher_document ON voucher (document_no)');
    await runner.query(`
      CREATE TABLE voucher_line (
        voucher_no      text COLLATE "C" NOT NULL REFERENCES voucher,
        line_no         integer NOT NULL,
        gl_account      text NOT NULL CHECK (gl_account ~ '^[0-9]{3,}$'),
        account_no      text COLLATE "C" CHECK ((account_no IS NOT NULL) = (gl_account IN ('120', '128', '129', '340'))),
        item_no         text COLLATE "C" CHECK ((item_no IS NOT NULL) = (gl_account IN ('120', '128', '129'))),
        due_date        date CHECK (due_date IS NULL OR item_no IS NOT NULL),
        debit           numeric NOT NULL CHECK (debit >= 0),
        credit          numeric NOT NULL CHECK (credit >= 0),
        document_debit  numeric NOT NULL CHECK (document_debit >= 0),
        document_credit numeric NOT NULL CHECK (document_credit >= 0),
        PRIMARY KEY (voucher_no, line_no),
        CHECK (debit = 0 OR credit = 0),
        CHECK (document_debit = 0 OR document_credit = 0)
      )`);
    await runner.query(
      'CREATE INDEX voucher_line_account ON voucher_line (account_no, gl_account) WHERE account_no IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voucher_line');
    await runner.query('DROP TABLE voucher');
  }
}
