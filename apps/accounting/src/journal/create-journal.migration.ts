import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateJournal1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE voucher (
        voucher_no      text COLLATE "C" PRIMARY KEY,
        date            date NOT NULL,
        source_event_id text NOT NULL UNIQUE,
        document_no     text COLLATE "C" NOT NULL,
        currency        text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE voucher_line (
        voucher_no text COLLATE "C" NOT NULL REFERENCES voucher,
        line_no    integer NOT NULL,
        gl_account text NOT NULL CHECK (gl_account ~ '^[0-9]{3,}$'),
        account_no text COLLATE "C" CHECK ((account_no IS NOT NULL) = (gl_account = '120')),
        debit      numeric NOT NULL CHECK (debit >= 0),
        credit     numeric NOT NULL CHECK (credit >= 0),
        PRIMARY KEY (voucher_no, line_no),
        CHECK (debit = 0 OR credit = 0)
      )`);
    await runner.query(
      'CREATE INDEX voucher_line_account ON voucher_line (account_no) WHERE account_no IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voucher_line');
    await runner.query('DROP TABLE voucher');
  }
}
