import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys of an event, to go from one document to the others of its journey; one entry holds all keys of an event. */
export class IndexBusinessKeys1764000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX business_key_event ON business_key (event_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX business_key_event');
  }
}
