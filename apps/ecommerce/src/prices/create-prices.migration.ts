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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE price');
  }
}
