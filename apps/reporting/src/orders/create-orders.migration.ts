import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrders1764000001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_approval (
        order_no    text COLLATE "C" NOT NULL,
        approval_no integer NOT NULL CHECK (approval_no > 0),
        approved_at timestamptz NOT NULL,
        PRIMARY KEY (order_no, approval_no)
      )`);
    await runner.query('CREATE TABLE order_cancellation (order_no text COLLATE "C" PRIMARY KEY)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_cancellation');
    await runner.query('DROP TABLE order_approval');
  }
}
