import { PUBLISHER_ROLE } from '@kervan/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSent, dropSent } from './sent-events.js';

/** Keys whose events the broker refuses, with their rows, and what was published lately. */
export class HoldKeys1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...createHeld, ...createSent]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of dropSent) await runner.query(statement);
    await runner.query('DROP TABLE outbox_held, outbox_held_key');
  }
}

const createHeld: readonly string[] = [
  `CREATE TABLE outbox_held_key (
     topic text COLLATE "C" NOT NULL,
     key text COLLATE "C" NOT NULL,
     lane smallint NOT NULL,
     code text NOT NULL,
     reason text NOT NULL,
     refused_id bigint NOT NULL,
     state text NOT NULL DEFAULT 'HELD' CHECK (state IN ('HELD', 'RELEASING')),
     held_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (topic, key)
   )`,
  `CREATE INDEX outbox_held_key_releasing ON outbox_held_key (lane) WHERE state = 'RELEASING'`,
  // A row without its key would never be published: the reference makes that impossible.
  `CREATE TABLE outbox_held (
     id bigint PRIMARY KEY,
     lane smallint NOT NULL,
     event_id uuid NOT NULL,
     topic text COLLATE "C" NOT NULL,
     key text COLLATE "C" NOT NULL,
     sequence bigint,
     headers text NOT NULL,
     payload text NOT NULL,
     created_at timestamptz NOT NULL,
     FOREIGN KEY (topic, key) REFERENCES outbox_held_key
   )`,
  'CREATE INDEX outbox_held_order ON outbox_held (topic, key, id)',
  `GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_held_key TO ${PUBLISHER_ROLE}`,
  `GRANT SELECT, INSERT, DELETE ON outbox_held TO ${PUBLISHER_ROLE}`,
];
