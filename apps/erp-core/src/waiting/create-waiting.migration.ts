import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWaiting1764000001007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stock_level (
        sku           text COLLATE "C" PRIMARY KEY,
        stock_version bigint NOT NULL,
        available     numeric NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX sales_order_waiting ON sales_order (first_approved_at) WHERE hold_reason = 'STOCK'`,
    );
    await runner.query(
      `CREATE INDEX sales_order_unanswered ON sales_order (approved_at) WHERE state = 'APPROVED'`,
    );
    await runner.query(
      `CREATE INDEX sales_order_in_flight ON sales_order (order_no)
       WHERE state = 'APPROVED' AND shortage IS NOT NULL`,
    );
    // Orders that wait for stock which is there, without what orders under way to the warehouse may take of it.
    await runner.query(`
      CREATE VIEW order_to_try AS
      WITH in_flight AS (
        SELECT sku, sum(wanted) AS wanted
        FROM sales_order
        CROSS JOIN jsonb_to_recordset(shortage) AS lacked (sku text COLLATE "C", wanted numeric)
        WHERE state = 'APPROVED' AND shortage IS NOT NULL
        GROUP BY sku
      )
      SELECT order_no, account_no, correlation_id, work_order_no, first_approved_at
      FROM sales_order
      CROSS JOIN jsonb_to_recordset(shortage) AS lacked (sku text COLLATE "C", wanted numeric)
      JOIN stock_level USING (sku)
      LEFT JOIN in_flight USING (sku)
      WHERE hold_reason = 'STOCK' AND account_no IN (SELECT account_no FROM account WHERE state = 'ACTIVE')
      GROUP BY order_no
      HAVING CASE
        WHEN partial THEN bool_or(available > coalesce(in_flight.wanted, 0))
        ELSE bool_and(available >= lacked.wanted + coalesce(in_flight.wanted, 0)) END`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW order_to_try');
    await runner.query('DROP INDEX sales_order_in_flight');
    await runner.query('DROP INDEX sales_order_unanswered');
    await runner.query('DROP INDEX sales_order_waiting');
    await runner.query('DROP TABLE stock_level');
  }
}
