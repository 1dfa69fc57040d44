import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chunks that were begun, and the gate that a swap closes for all of them. */
export class CreateStartAndGate1764000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of drop) await runner.query(statement);
  }
}

const create: readonly string[] = [
  // The span of offsets a partition was last seen beginning with; it is finished once next_offset lies above it.
  // started: how often its events were begun by processes that then ended. Rewritten with every chunk.
  `CREATE TABLE inbox_start (
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    from_offset bigint NOT NULL,
    to_offset bigint NOT NULL CHECK (to_offset >= from_offset),
    started integer NOT NULL CHECK (started >= 1),
    PRIMARY KEY (consumer, topic, partition)
  ) WITH (fillfactor = 10)`,

  // Holds nothing: as a whole it is locked in ROW SHARE by every transaction that handles events, and alone by what must
  // happen between them. A lock of a row would be written down for each of them.
  'CREATE TABLE inbox_gate ()',

  // Foreign events that are older than they are kept are found by their age.
  'CREATE INDEX inbox_event_received_at ON inbox_event (received_at)',

  // How many processes began the head of a parked key since somebody recorded how it went, and the last of them.
  'ALTER TABLE parked_claim ADD COLUMN started integer NOT NULL DEFAULT 0, ADD COLUMN started_by uuid',
];

const drop: readonly string[] = [
  'ALTER TABLE parked_claim DROP COLUMN started, DROP COLUMN started_by',
  'DROP INDEX inbox_event_received_at',
  'DROP TABLE inbox_gate, inbox_start',
];
