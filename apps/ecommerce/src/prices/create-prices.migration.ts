import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePrices1764300001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE price (
        price_list text COLLATE "C" NOT NULL,
        sku        text COLLATE "C" NOT NULL,
        valid_from date NOT NULL,
        price      numeric NOT NULL,
        currency   text NOT NULL,
        version    bigint NOT NULL CHECK (version > 0),
        stale      bigint NOT NULL CHECK (stale >= 0),
        PRIMARY KEY (price_list, sku, valid_from)
      )`);
    await runner.query(`
      CREATE VIEW current_price AS
      SELECT DISTINCT ON (price_list, sku) price_list, sku, valid_from, price, currency FROM price
      WHERE valid_from <= (now() AT TIME ZONE 'Europe/Istanbul')::date
      ORDER BY price_list, sku, valid_from DESC`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW current_price');
    await runner.query('DROP TABLE price');
  }
}
