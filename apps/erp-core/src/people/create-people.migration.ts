import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1764000001012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employee (
        employee_no     text COLLATE "C" PRIMARY KEY,
        start_date      date NOT NULL,
        end_date        date CHECK (end_date >= start_date),
        commission_rate numeric NOT NULL CHECK (commission_rate BETWEEN 0 AND 100),
        version         integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE employee_identity (
        employee_no text COLLATE "C" PRIMARY KEY REFERENCES employee,
        name        text NOT NULL,
        tckn        text NOT NULL CHECK (tckn ~ '^[0-9]{11}$'),
        email       text,
        phone       text,
        iban        text
      )`);
    await runner.query(`
      CREATE TABLE sales_rep (
        account_no  text COLLATE "C" NOT NULL,
        version     integer NOT NULL CHECK (version > 0),
        employee_no text COLLATE "C" NOT NULL REFERENCES employee,
        valid_from  date NOT NULL,
        PRIMARY KEY (account_no, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sales_rep');
    await runner.query('DROP TABLE employee_identity');
    await runner.query('DROP TABLE employee');
  }
}
