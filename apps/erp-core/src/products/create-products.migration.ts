import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product (
        sku         text COLLATE "C" PRIMARY KEY,
        unit        text NOT NULL,
        description text,
        kdv_class   text COLLATE "C" NOT NULL,
        stocked     boolean NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE product');
  }
}
