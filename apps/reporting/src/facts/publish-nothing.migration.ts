import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reporting tells nothing to anybody, ever: its database takes no business event into the outbox, whoever writes it. The
 * inbox's receipts, which say what became of a delivery, are none.
 */
export class PublishNothing1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE outbox ADD CONSTRAINT reporting_publishes_nothing CHECK (topic LIKE 'ops.%')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP CONSTRAINT reporting_publishes_nothing');
  }
}
