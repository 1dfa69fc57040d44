import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReservations1764100001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // NEW is a placeholder: something to lock before anything is known of the order. It never outlives its transaction.
    await runner.query(`
      CREATE TABLE reservation (
        order_no          text COLLATE "C" PRIMARY KEY,
        state             text NOT NULL DEFAULT 'NEW'
          CHECK (state IN ('NEW', 'ACTIVE', 'FAILED', 'EXPIRED', 'OWED', 'CANCELLED', 'DESPATCHED')),
        account_no        text COLLATE "C" NOT NULL DEFAULT '' CHECK (state = 'NEW' OR account_no <> ''),
        approval_no       integer NOT NULL DEFAULT 0 CHECK (approval_no >= 0),
        reservation_count integer NOT NULL DEFAULT 0 CHECK (reservation_count >= 0),
        expires_at        timestamptz CHECK ((state = 'ACTIVE') = (expires_at IS NOT NULL)),
        owed              jsonb CHECK ((state = 'OWED') = (owed IS NOT NULL)),
        correlation_id    text NOT NULL DEFAULT '' CHECK (state = 'NEW' OR correlation_id <> ''),
        work_order_no     text,
        version           integer NOT NULL DEFAULT 0
      )`);
    await runner.query(
      "CREATE INDEX reservation_expiring ON reservation (expires_at) WHERE state = 'ACTIVE'",
    );
    await runner.query(
      "CREATE INDEX reservation_owed ON reservation ((owed->>'since'), order_no) WHERE state = 'OWED'",
    );
    await runner.query(`
      CREATE TABLE reservation_line (
        order_no text COLLATE "C" NOT NULL REFERENCES reservation,
        line_no  integer NOT NULL,
        depot_no text COLLATE "C" NOT NULL,
        sku      text COLLATE "C" NOT NULL,
        quantity numeric NOT NULL CHECK (quantity > 0),
        PRIMARY KEY (order_no, line_no, depot_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reservation_line');
    await runner.query('DROP TABLE reservation');
  }
}
