import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1764300001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account_no    text COLLATE "C" PRIMARY KEY,
        segment       text,
        status        text CHECK (status IN ('ACTIVE', 'CLOSED')),
        currency      text CHECK (currency ~ '^[A-Z]{3}$'),
        credit_limit  numeric,
        limit_version integer NOT NULL DEFAULT 0 CHECK ((limit_version > 0) = (credit_limit IS NOT NULL)),
        stale         integer NOT NULL DEFAULT 0 CHECK (stale >= 0),
        version       integer NOT NULL CHECK (version > 0),
        CHECK ((segment IS NULL) = (status IS NULL)),
        CHECK (currency IS NOT NULL OR segment IS NULL AND credit_limit IS NULL)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX ON account (segment, account_no)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account');
  }
}
