import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account_no text COLLATE "C" PRIMARY KEY,
        segment    text COLLATE "C" NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account');
  }
}
