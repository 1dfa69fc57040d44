import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays into shadow tables. */
export class CreateReplay1764000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of drop) await runner.query(statement);
  }
}

const create: readonly string[] = [
  // The id names the schema of the shadow tables and the group that reads for them. `ends` says where a partial replay
  // ends, by partition; `wish` is what an operator asked for and the instance with the lease has yet to do; `accepted` is the
  // difference that may be swapped in; `tries` counts standstills in vain.
  `CREATE TABLE replay_job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text COLLATE "C" NOT NULL,
    selection jsonb NOT NULL,
    rate integer CHECK (rate > 0),
    state text NOT NULL DEFAULT 'PENDING'
      CHECK (state IN ('PENDING', 'RUNNING', 'READY', 'KEPT', 'SWAPPED', 'FAILED', 'CANCELLED')),
    wish text CHECK (wish IN ('SWAP', 'CANCEL')),
    accepted text,
    tries integer NOT NULL DEFAULT 0,
    ends jsonb,
    owner text,
    lease_until timestamptz,
    events bigint NOT NULL DEFAULT 0,
    wanted bigint NOT NULL DEFAULT 0,
    per_second double precision NOT NULL DEFAULT 0,
    thrown_away bigint NOT NULL DEFAULT 0,
    comparison jsonb,
    stopped_ms double precision,
    error_code text,
    error text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz,
    finished_at timestamptz
  ) WITH (fillfactor = 50)`,
  // One at a time: two would compete for the same processor, and only one could be swapped in.
  `CREATE UNIQUE INDEX replay_job_active ON replay_job (consumer)
   WHERE state IN ('PENDING', 'RUNNING', 'READY')`,
];
const drop: readonly string[] = ['DROP TABLE replay_job'];
