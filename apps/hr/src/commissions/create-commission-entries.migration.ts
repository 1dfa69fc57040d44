import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCommissionEntries1764400001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE commission_entry (
        accrual_no        text COLLATE "C" PRIMARY KEY,
        kind              text NOT NULL CHECK (kind IN ('ACCRUAL', 'REVERSAL')),
        employee_no       text COLLATE "C" NOT NULL REFERENCES employee,
        invoice_no        text COLLATE "C" NOT NULL REFERENCES invoice,
        entry_no          integer NOT NULL CHECK (entry_no > 0),
        date              date NOT NULL,
        base              numeric NOT NULL CHECK (base > 0),
        rate              numeric NOT NULL CHECK (rate > 0 AND rate <= 100),
        amount            numeric NOT NULL CHECK (amount > 0),
        tax_rate          numeric NOT NULL CHECK (tax_rate BETWEEN 0 AND 100),
        tax               numeric NOT NULL CHECK (tax BETWEEN 0 AND amount),
        payment_no        text CHECK (payment_no IS NULL OR kind = 'ACCRUAL'),
        return_invoice_no text UNIQUE CHECK (return_invoice_no IS NULL OR kind = 'REVERSAL'),
        UNIQUE (invoice_no, entry_no)
      )`);
    await runner.query('CREATE INDEX ON commission_entry (employee_no, accrual_no)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE commission_entry');
  }
}
