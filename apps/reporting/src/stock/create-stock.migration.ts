import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStock1764000001007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stock_movement (
        document_no text COLLATE "C" NOT NULL,
        depot_no    text COLLATE "C" NOT NULL,
        sku         text COLLATE "C" NOT NULL,
        moved_on    date NOT NULL,
        currency    text COLLATE "C" NOT NULL,
        quantity    numeric NOT NULL,
        value       numeric NOT NULL,
        PRIMARY KEY (document_no, depot_no, sku)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_movement');
  }
}
