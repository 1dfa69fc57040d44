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
  // seen_until: until then it holds the lanes that name it. floors: of each of them, by lane, as its owner told last.
  `CREATE TABLE outbox_publisher (
     owner text PRIMARY KEY,
     seen_until timestamptz NOT NULL,
     floors bigint[]
   ) WITH (fillfactor = 50)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_publisher TO ${PUBLISHER_ROLE}`,
];

const drop: readonly string[] = [
  'DROP TABLE outbox_publisher',
  "UPDATE outbox_lane SET lease_until = '-infinity' WHERE lease_until = 'infinity'",
  // A publisher from before this migration holds all lanes under one epoch.
  'UPDATE outbox_lane SET epoch = (SELECT max(epoch) FROM outbox_lane)',
];
