import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWebOrders1764300001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE web_order (
        web_order_no text COLLATE "C" PRIMARY KEY CHECK (web_order_no LIKE 'WEB-%'),
        account_no   text COLLATE "C" NOT NULL,
        currency     text NOT NULL,
        price_list   text NOT NULL,
        received_at  timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX web_order_account ON web_order (account_no, web_order_no)');
    await runner.query(`
      CREATE TABLE web_order_line (
        web_order_no text COLLATE "C" NOT NULL REFERENCES web_order,
        line_no      integer NOT NULL CHECK (line_no > 0),
        sku          text COLLATE "C" NOT NULL,
        quantity     numeric NOT NULL CHECK (quantity > 0),
        unit_price   numeric NOT NULL,
        PRIMARY KEY (web_order_no, line_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE web_order_line');
    await runner.query('DROP TABLE web_order');
  }
}
