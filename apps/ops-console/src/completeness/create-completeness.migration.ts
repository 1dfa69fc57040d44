import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether what is shown is all there is. */
export class CreateCompleteness1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE missing_receipt, stream_check, expected_delivery, completeness');
  }
}

const create: readonly string[] = [
  // Deliveries that their consumer has gone past without a receipt; gone when it comes.
  `CREATE TABLE missing_receipt (
    event_id uuid NOT NULL,
    day date NOT NULL,
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    noticed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (event_id, consumer)
  )`,

  // From first_offset to below checked_offset every delivery was looked for. polled_offset: where the consumer itself
  // said at polled_at that it goes on; receipts of what lies below are due.
  `CREATE TABLE stream_check (
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    first_offset bigint NOT NULL,
    checked_offset bigint NOT NULL,
    polled_offset bigint,
    polled_at timestamptz,
    PRIMARY KEY (consumer, topic, partition)
  ) WITH (fillfactor = 10)`,

  // How many deliveries were looked for, by the day of their events.
  `CREATE TABLE expected_delivery (
    day date NOT NULL,
    consumer text COLLATE "C" NOT NULL,
    deliveries bigint NOT NULL,
    PRIMARY KEY (day, consumer)
  ) WITH (fillfactor = 10)`,

  // The last check, one row. silent: JSON array of {service, since, waiting}.
  `CREATE TABLE completeness (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    expected bigint NOT NULL,
    received bigint NOT NULL,
    silent jsonb NOT NULL,
    behind_records bigint NOT NULL,
    behind_seconds double precision NOT NULL,
    checked_at timestamptz NOT NULL
  )`,
];
