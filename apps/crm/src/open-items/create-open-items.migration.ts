import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOpenItems1764300001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE open_item (
        document_no text COLLATE "C" PRIMARY KEY,
        account_no  text COLLATE "C" NOT NULL,
        issue_date  date,
        due_date    date,
        payable     numeric CHECK (payable IS NULL OR issue_date IS NOT NULL),
        returned    numeric NOT NULL,
        matched     numeric NOT NULL,
        cancelled   boolean NOT NULL,
        open        numeric NOT NULL GENERATED ALWAYS AS (
          CASE WHEN cancelled THEN 0 ELSE coalesce(payable, 0) END - returned - matched
        ) STORED
      ) WITH (fillfactor = 70)`);
    await runner.query(
      'CREATE INDEX open_item_open ON open_item (account_no, document_no) INCLUDE (due_date, open) WHERE open <> 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE open_item');
  }
}
