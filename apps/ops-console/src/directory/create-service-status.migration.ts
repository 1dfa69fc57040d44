import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each service answered when it was last asked. */
export class CreateServiceStatus1764000001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // seen_at: when it last answered; outbox and inbox: what it answered then, as /ops/outbox and /ops/inbox say it.
    await runner.query(`
      CREATE TABLE service_status (
        service text COLLATE "C" PRIMARY KEY,
        reachable boolean NOT NULL,
        seen_at timestamptz,
        outbox jsonb,
        inbox jsonb
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_status');
  }
}
