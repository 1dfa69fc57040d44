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
    // What can be sold is never less than nothing; the version rises with every level of the product.
    await runner.query(`
      CREATE VIEW product_stock AS
      SELECT sku, trim_scale(sum(on_hand)) AS on_hand, trim_scale(sum(reserved)) AS reserved,
        trim_scale(greatest(sum(on_hand - reserved), 0)) AS sellable,
        sum(version)::bigint AS version, sum(stale)::bigint AS stale
      FROM stock_level GROUP BY sku`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW product_stock');
    await runner.query('DROP TABLE stock_level');
  }
}
