import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStockLevels1764300001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Room on every page: levels change without touching an index.
    await runner.query(`
      CREATE TABLE stock_level (
        stock_item_no text COLLATE "C" PRIMARY KEY,
        depot_no      text COLLATE "C" NOT NULL,
        sku           text COLLATE "C" NOT NULL,
        on_hand       numeric NOT NULL,
        reserved      numeric NOT NULL,
        version       bigint NOT NULL CHECK (version > 0),
        stale         bigint NOT NULL CHECK (stale >= 0),
        UNIQUE (sku, depot_no)
      ) WITH (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_level');
  }
}
