import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCreditHolds1764000001011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX sales_order_held_for_credit ON sales_order (account_no, held_at, order_no)
       WHERE hold_reason = 'CREDIT'`,
    );
    // Of each account only the oldest held order, and only if it fits: nothing overtakes it.
    await runner.query(`
      CREATE VIEW order_to_release AS
      SELECT order_no, account_no, correlation_id, work_order_no, held_at
      FROM (
        SELECT DISTINCT ON (account_no) order_no, account_no, correlation_id, work_order_no, held_at, gross
        FROM sales_order
        WHERE hold_reason = 'CREDIT'
        ORDER BY account_no, held_at, order_no) oldest
      JOIN account USING (account_no)
      WHERE account.state = 'ACTIVE' AND gross <= credit_limit - balance - open_order_amount`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW order_to_release');
    await runner.query('DROP INDEX sales_order_held_for_credit');
  }
}
