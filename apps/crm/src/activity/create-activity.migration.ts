import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateActivity1764300001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE activity (
        account_no  text COLLATE "C" NOT NULL,
        at          timestamptz(3) NOT NULL,
        event_id    text COLLATE "C" NOT NULL,
        type        text NOT NULL,
        document_no text NOT NULL,
        PRIMARY KEY (account_no, at, event_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activity');
  }
}
