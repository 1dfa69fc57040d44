import { PUBLISHER_ROLE } from '@kervan/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The publisher reads and acknowledges rows and holds lanes; it cannot write an event. */
export class GrantPublisher1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT, DELETE ON outbox TO ${PUBLISHER_ROLE}`);
    await runner.query(`GRANT SELECT ON SEQUENCE outbox_id_seq TO ${PUBLISHER_ROLE}`);
    await runner.query(`GRANT SELECT, UPDATE ON outbox_lane TO ${PUBLISHER_ROLE}`);
    await runner.query(`GRANT SELECT ON outbox_meta TO ${PUBLISHER_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE ALL ON outbox, outbox_lane, outbox_meta FROM ${PUBLISHER_ROLE}`);
    await runner.query(`REVOKE ALL ON SEQUENCE outbox_id_seq FROM ${PUBLISHER_ROLE}`);
  }
}
