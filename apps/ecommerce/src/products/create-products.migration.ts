import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1764300001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product (
        sku         text COLLATE "C" PRIMARY KEY,
        description text,
        unit        text NOT NULL,
        stocked     boolean NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE product');
  }
}
