import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProductPrices1764000001009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product_price (
        sku        text COLLATE "C" NOT NULL,
        price_list text COLLATE "C" NOT NULL,
        valid_from date NOT NULL,
        price      numeric NOT NULL CHECK (price >= 0),
        currency   text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        version    integer NOT NULL,
        PRIMARY KEY (sku, price_list, valid_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE product_price');
  }
}
