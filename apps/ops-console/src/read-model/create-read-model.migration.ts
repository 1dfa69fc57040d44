import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of every event. The large tables are partitioned by the UTC day of the event's own time, which is the same
 * in every record about it: rows of one event lie in the same day, and a day is forgotten by dropping its partition.
 */
export class CreateReadModel1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of create) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event, business_key, delivery, read_position, stream');
  }
}

const create: readonly string[] = [
  // As the broker itself witnesses it. A foreign id is kept as the UUIDv5 of its text, the text in `original`.
  // occurred_at: the producer's clock; appended_at: the record's timestamp; seen_at: this database's clock.
  `CREATE TABLE event (
    occurred_at timestamptz NOT NULL,
    appended_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    "offset" bigint NOT NULL,
    sequence bigint,
    day date NOT NULL,
    partition integer NOT NULL,
    epoch integer,
    event_id uuid NOT NULL,
    correlation_id uuid NOT NULL,
    causation_id uuid,
    trace_id uuid,
    type text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    work_order_no text COLLATE "C",
    original jsonb,
    PRIMARY KEY (event_id, day)
  ) PARTITION BY RANGE (day)`,
  'CREATE TABLE event_default PARTITION OF event DEFAULT',
  'CREATE INDEX event_correlation ON event (correlation_id)',
  'CREATE INDEX event_trace ON event (trace_id) WHERE trace_id IS NOT NULL',
  'CREATE INDEX event_position ON event (topic, partition, "offset")',
  'CREATE INDEX event_seen ON event USING brin (seen_at) WITH (autosummarize = on)',

  // What a clerk reads off a document; a look-up reads nothing but the index.
  `CREATE TABLE business_key (
    occurred_at timestamptz NOT NULL,
    day date NOT NULL,
    event_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('order', 'invoice', 'account', 'wo')),
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, value, day, event_id) INCLUDE (occurred_at)
  ) PARTITION BY RANGE (day)`,
  'CREATE TABLE business_key_default PARTITION OF business_key DEFAULT',

  // As receipts tell it. score: which outcome stands, whatever order they come in. fingerprint and failed_at are of the
  // last failure and stay when it heals. duplicates: offsets at which the event came again, -1 for out of the parked ones.
  `CREATE TABLE delivery (
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    failed_at timestamptz,
    "offset" bigint,
    day date NOT NULL,
    partition integer NOT NULL,
    score integer NOT NULL,
    attempts integer NOT NULL,
    duration_ms real,
    event_id uuid NOT NULL,
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL
      CHECK (state IN ('handled', 'skipped', 'skipped_late', 'dead', 'parked', 'gap', 'fork', 'duplicate')),
    fingerprint text COLLATE "C",
    duplicates bigint[],
    touched jsonb,
    PRIMARY KEY (event_id, consumer, day)
  ) PARTITION BY RANGE (day)`,
  'CREATE TABLE delivery_default PARTITION OF delivery DEFAULT',
  `CREATE INDEX delivery_failed ON delivery (consumer, fingerprint, failed_at) WHERE fingerprint IS NOT NULL`,
  `CREATE INDEX delivery_open ON delivery (consumer, state) WHERE state IN ('dead', 'parked', 'gap', 'fork')`,
  'CREATE INDEX delivery_told ON delivery USING brin (last_at) WITH (autosummarize = on)',
  'CREATE INDEX delivery_seen ON delivery USING brin (seen_at) WITH (autosummarize = on)',

  // Where the projector goes on: changed in the transaction that writes what it read.
  `CREATE TABLE read_position (
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    first_offset bigint NOT NULL,
    next_offset bigint NOT NULL CHECK (next_offset >= first_offset),
    appended_at timestamptz,
    PRIMARY KEY (topic, partition)
  ) WITH (fillfactor = 10)`,

  // How far the receipts of a consumer reach: what it is subscribed to, and since when it is silent.
  `CREATE TABLE stream (
    consumer text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    partition integer NOT NULL,
    first_offset bigint NOT NULL,
    last_offset bigint NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
  ) WITH (fillfactor = 10)`,
];
