import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEmployees1764400001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employee (
        employee_no     text COLLATE "C" PRIMARY KEY,
        start_date      date,
        end_date        date,
        commission_rate numeric CHECK (commission_rate BETWEEN 0 AND 100),
        CHECK ((start_date IS NULL) = (commission_rate IS NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE employee');
  }
}
