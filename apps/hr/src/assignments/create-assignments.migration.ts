import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssignments1764400001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Nothing but what is locked to decide on the invoices of an account alone.
    await runner.query('CREATE TABLE account (account_no text COLLATE "C" PRIMARY KEY)');
    await runner.query(`
      CREATE TABLE assignment (
        account_no  text COLLATE "C" NOT NULL,
        version     integer NOT NULL CHECK (version > 0),
        employee_no text COLLATE "C" NOT NULL REFERENCES employee,
        valid_from  date NOT NULL,
        PRIMARY KEY (account_no, version)
      )`);
    await runner.query('CREATE INDEX ON assignment (account_no, valid_from DESC, version DESC)');
    await runner.query('CREATE INDEX ON assignment (employee_no, account_no)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment');
    await runner.query('DROP TABLE account');
  }
}
