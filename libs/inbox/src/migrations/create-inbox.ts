import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every table carries the consumer (group), because a replay reads into the same database under a group of its own.
 * Keys compare byte by byte, so that every transaction locks them in the same order.
 */
export class CreateInbox1764000000101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of create) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE inbox_partition, inbox_key, inbox_event, parked_key, parked_event, parked_claim',
    );
  }
}

const stream = `
  consumer text COLLATE "C" NOT NULL,
  topic text COLLATE "C" NOT NULL`;

const create = [
  // The truth about offsets; first_offset is where the group began. What is below replay_until took effect before a
  // rebuild set next_offset back; rebuilds counts how often that happened.
  `CREATE TABLE inbox_partition (${stream},
    partition integer NOT NULL,
    first_offset bigint NOT NULL,
    next_offset bigint NOT NULL CHECK (next_offset >= first_offset),
    replay_until bigint NOT NULL DEFAULT 0,
    rebuilds integer NOT NULL DEFAULT 0,
    PRIMARY KEY (consumer, topic, partition)
  ) WITH (fillfactor = 10)`,

  // The mark of a key; never pruned. Updated by every event: room on the page keeps the updates off the index.
  `CREATE TABLE inbox_key (${stream},
    key text COLLATE "C" NOT NULL,
    epoch integer NOT NULL DEFAULT 0,
    last bigint NOT NULL DEFAULT 0,
    recent text[] NOT NULL DEFAULT '{}' CHECK (cardinality(recent) <= 8),
    PRIMARY KEY (consumer, topic, key)
  ) WITH (fillfactor = 50)`,

  // Foreign events without a sequence; kept longer than their topic's retention.
  `CREATE TABLE inbox_event (${stream},
    source text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, source, event_id)
  )`,

  // Exists for as long as a key is parked; never updated, so that it can be share-locked by every chunk.
  `CREATE TABLE parked_key (${stream},
    key text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, key)
  )`,

  // Two ids at one position are a fork: both are kept.
  `CREATE TABLE parked_event (${stream},
    key text COLLATE "C" NOT NULL,
    epoch integer NOT NULL,
    sequence bigint NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    event_type text NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    record_time bigint NOT NULL,
    headers text NOT NULL,
    payload text,
    state text NOT NULL CHECK (state IN ('WAITING', 'RETRY', 'GAP', 'DEAD')),
    attempts integer NOT NULL DEFAULT 0,
    error_code text,
    fingerprint text,
    error text,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, key, epoch, sequence, event_id)
  )`,

  // The changing side of a parked key: state of its head, when it is due, who is at it. Not due: due_at is null.
  `CREATE TABLE parked_claim (${stream},
    key text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('RETRY', 'GAP', 'DEAD')),
    due_at timestamptz,
    owner text,
    lease_until timestamptz,
    PRIMARY KEY (consumer, topic, key)
  ) WITH (fillfactor = 70)`,
  'CREATE INDEX parked_claim_due ON parked_claim (consumer, due_at) WHERE due_at IS NOT NULL',
];
