import { PUBLISHER_ROLE } from '@kervan/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which instances publish, so that they share the lanes. */
export class ShareLanes1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of drop) await runner.query(statement);
  }
}

const create: readonly string[] = [
  `CREATE TABLE outbox_publisher (
     owner text PRIMARY KEY,
     seen_until timestamptz NOT NULL
   ) WITH (fillfactor = 50)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_publisher TO ${PUBLISHER_ROLE}`,
];

const drop: readonly string[] = [
  'DROP TABLE outbox_publisher',
  // A publisher from before this migration holds all lanes under one epoch.
  'UPDATE outbox_lane SET epoch = (SELECT max(epoch) FROM outbox_lane)',
];
