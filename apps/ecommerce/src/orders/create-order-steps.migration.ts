import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrderSteps1764300001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_step (
        order_no         text COLLATE "C" NOT NULL,
        event_id         text NOT NULL,
        arrival          bigint GENERATED ALWAYS AS IDENTITY,
        account_no       text COLLATE "C" NOT NULL,
        status           text NOT NULL
          CHECK (status IN ('RECEIVED', 'ON_HOLD', 'APPROVED', 'DESPATCHED', 'CANCELLED')),
        happened_at      timestamptz NOT NULL,
        reason           text CHECK ((reason IS NOT NULL) = (status IN ('ON_HOLD', 'CANCELLED'))),
        despatch_note_no text CHECK ((despatch_note_no IS NOT NULL) = (status = 'DESPATCHED')),
        PRIMARY KEY (order_no, event_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_step');
  }
}
