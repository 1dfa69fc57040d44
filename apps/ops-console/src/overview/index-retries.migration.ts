import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much is retried now: few deliveries are, so the index is small. */
export class IndexRetries1764000001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX delivery_retried ON delivery (last_at) WHERE attempts > 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_retried');
  }
}
