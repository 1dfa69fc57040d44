import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account owes and has ordered, added up from its documents. */
export class CreateAccountPosition1764300001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW account_position AS
      SELECT account.*,
        (SELECT coalesce(sum(open), 0) FROM open_item
         WHERE open_item.account_no = account.account_no AND open <> 0) AS balance,
        (SELECT coalesce(sum(gross), 0) FROM sales_order
         WHERE sales_order.account_no = account.account_no AND open) AS open_order_amount,
        (SELECT coalesce(sum(unmatched), 0) FROM payment
         WHERE payment.account_no = account.account_no AND unmatched <> 0) AS advances
      FROM account`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW account_position');
  }
}
