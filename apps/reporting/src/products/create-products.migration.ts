import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product (
        sku         text COLLATE "C" PRIMARY KEY,
        description text COLLATE "C" NOT NULL,
        unit        text COLLATE "C" NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE product');
  }
}
