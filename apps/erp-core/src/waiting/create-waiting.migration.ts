import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWaiting1764000001007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stock_arrival (
        sku           text COLLATE "C" PRIMARY KEY,
        stock_version bigint NOT NULL,
        arrived       numeric NOT NULL,
        to_offer      numeric NOT NULL CHECK (to_offer >= 0)
      )`);
    await runner.query('CREATE INDEX stock_arrival_to_offer ON stock_arrival (sku) WHERE to_offer > 0');
    await runner.query(`
      CREATE TABLE order_wait (
        order_no text COLLATE "C" PRIMARY KEY,
        since    timestamptz NOT NULL DEFAULT now(),
        due      boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX order_wait_due ON order_wait (order_no) WHERE due');
    await runner.query('CREATE INDEX order_wait_since ON order_wait (since)');
    await runner.query(`
      CREATE TABLE order_shortage (
        order_no  text COLLATE "C" NOT NULL REFERENCES order_wait ON DELETE CASCADE,
        sku       text COLLATE "C" NOT NULL,
        quantity  numeric NOT NULL CHECK (quantity > 0),
        enough_at numeric NOT NULL,
        PRIMARY KEY (order_no, sku)
      )`);
    await runner.query('CREATE INDEX order_shortage_sku ON order_shortage (sku)');
    await runner.query(`
      CREATE TABLE reservation_inquiry (
        order_no text COLLATE "C" PRIMARY KEY,
        asked_at timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX sales_order_unanswered ON sales_order (approved_at) WHERE state = 'APPROVED'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sales_order_unanswered');
    await runner.query('DROP TABLE reservation_inquiry');
    await runner.query('DROP TABLE order_shortage');
    await runner.query('DROP TABLE order_wait');
    await runner.query('DROP TABLE stock_arrival');
  }
}
