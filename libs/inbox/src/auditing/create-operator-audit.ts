import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What operators did: rows are only ever added, each with a hash over its content and the hash before it. Whoever gets
 * around the triggers still breaks the chain.
 */
export class CreateOperatorAudit1764000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE operator_audit');
    await runner.query('DROP FUNCTION refuse_audit_change');
  }
}

const create = [
  `CREATE TABLE operator_audit (
    no bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 200),
    action text NOT NULL CHECK (char_length(action) BETWEEN 1 AND 100),
    subject text NOT NULL CHECK (char_length(subject) <= 1000),
    reason text CHECK (char_length(reason) <= 500),
    details text NOT NULL CHECK (char_length(details) <= 10000),
    previous text NOT NULL,
    hash text NOT NULL
  )`,

  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'operator_audit is only ever added to'; END $$`,
  `CREATE TRIGGER operator_audit_stays BEFORE UPDATE OR DELETE ON operator_audit
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER operator_audit_is_kept BEFORE TRUNCATE ON operator_audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];
