import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs of operators on parked keys, and what they skipped and edited. */
export class CreateRedrive1764000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of drop) await runner.query(statement);
  }
}

const key = `
  consumer text COLLATE "C" NOT NULL,
  topic text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL`;

const create: readonly string[] = [
  // Sequences over which a mark was moved without an event having taken effect.
  `CREATE TABLE inbox_skipped (${key},
    epoch integer NOT NULL,
    from_sequence bigint NOT NULL,
    to_sequence bigint NOT NULL CHECK (to_sequence >= from_sequence),
    reason text NOT NULL,
    job_id uuid NOT NULL,
    skipped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, key, epoch, from_sequence)
  )`,

  // What is handled instead of an event's own payload, now and in every replay; null: nothing is handled, as of a void.
  `CREATE TABLE event_override (
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    payload text,
    job_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, event_id)
  )`,

  // plan: JSON, what is done and how fast. owner and lease_until: the instance that works at it.
  `CREATE TABLE redrive_job (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    consumer text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('retry', 'edit', 'skip', 'drop', 'continue', 'export')),
    state text NOT NULL
      CHECK (state IN ('AWAITING_APPROVAL', 'RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE')),
    dry_run boolean NOT NULL,
    plan text NOT NULL,
    reason text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    approved_by text,
    approved_at timestamptz,
    finished_at timestamptz,
    owner text,
    lease_until timestamptz
  )`,
  `CREATE INDEX redrive_job_running ON redrive_job (consumer, id) WHERE state = 'RUNNING'`,

  // One parked key, or of an edit one event. The first position is what the operator was shown, the last how far the
  // job goes: what came later is not its business.
  `CREATE TABLE redrive_item (
    job_id uuid NOT NULL REFERENCES redrive_job,
    no integer NOT NULL,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    epoch integer NOT NULL,
    sequence bigint NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    last_epoch integer NOT NULL,
    last_sequence bigint NOT NULL,
    events integer NOT NULL,
    state text NOT NULL
      CHECK (state IN ('WAITING', 'DONE', 'FAILED', 'CHANGED', 'CANCELLED', 'WOULD_SUCCEED', 'WOULD_FAIL')),
    handled integer NOT NULL DEFAULT 0,
    code text,
    fingerprint text,
    finished_at timestamptz,
    PRIMARY KEY (job_id, no)
  ) WITH (fillfactor = 70)`,
  `CREATE INDEX redrive_item_waiting ON redrive_item (job_id, no) WHERE state = 'WAITING'`,

  // How often operators had it tried: what fails again and again is not redriven for ever.
  'ALTER TABLE parked_event ADD COLUMN redrives integer NOT NULL DEFAULT 0',
  // Only heads carry one: groups of errors are found without reading what waits behind them.
  `CREATE INDEX parked_event_fingerprint ON parked_event (consumer, fingerprint)
    WHERE fingerprint IS NOT NULL`,
];

const drop: readonly string[] = [
  'DROP INDEX parked_event_fingerprint',
  'ALTER TABLE parked_event DROP COLUMN redrives',
  'DROP TABLE redrive_item, redrive_job, event_override, inbox_skipped',
];
