import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccountIdentities1764000001010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_identity (
        account_no text COLLATE "C" PRIMARY KEY,
        name       text NOT NULL,
        tax_no     text NOT NULL CHECK (tax_no ~ '^([0-9]{10}|[0-9]{11})$'),
        tax_office text,
        address    text,
        email      text,
        phone      text
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_identity');
  }
}
