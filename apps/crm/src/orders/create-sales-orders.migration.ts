import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSalesOrders1764300001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sales_order (
        order_no      text COLLATE "C" PRIMARY KEY,
        account_no    text COLLATE "C" NOT NULL,
        approval_no   integer NOT NULL CHECK (approval_no >= 0),
        business_date date,
        gross         numeric,
        held_after    integer CHECK (held_after >= 0),
        cancelled     boolean NOT NULL,
        invoiced      boolean NOT NULL,
        open          boolean NOT NULL GENERATED ALWAYS AS (
          approval_no > 0 AND coalesce(held_after < approval_no, true) AND NOT cancelled AND NOT invoiced
        ) STORED,
        CHECK ((approval_no > 0) = (gross IS NOT NULL AND business_date IS NOT NULL))
      ) WITH (fillfactor = 70)`);
    await runner.query(
      'CREATE INDEX sales_order_open ON sales_order (account_no, order_no) INCLUDE (gross) WHERE open',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sales_order');
  }
}
