import { PUBLISHER_ROLE } from '@kervan/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the publisher needs to raise the fence, and an operator to begin an epoch. */
export class RaiseFence1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of drop) await runner.query(statement);
  }
}

const create: readonly string[] = [
  // Why nothing is published until a new epoch begins; null: it is published.
  'ALTER TABLE outbox_meta ADD COLUMN fenced text',
  `GRANT UPDATE (fence, fenced) ON outbox_meta TO ${PUBLISHER_ROLE}`,
  `GRANT SELECT ON outbox_sequence TO ${PUBLISHER_ROLE}`,
];

const drop: readonly string[] = [
  `REVOKE ALL ON outbox_sequence FROM ${PUBLISHER_ROLE}`,
  `REVOKE UPDATE (fence, fenced) ON outbox_meta FROM ${PUBLISHER_ROLE}`,
  'ALTER TABLE outbox_meta DROP COLUMN fenced',
];
