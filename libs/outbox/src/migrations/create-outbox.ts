import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutbox1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // CACHE 1: with blocks of ids per session, ids of one key would not rise with its commits.
    await runner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
        lane smallint NOT NULL,
        event_id uuid NOT NULL,
        topic text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        sequence bigint,
        headers text NOT NULL,
        payload text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    // A queue: its size says nothing about its dead rows, so vacuum goes by their number alone.
    await runner.query(`
      ALTER TABLE outbox SET (
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000,
        autovacuum_vacuum_cost_delay = 0
      )`);
    await runner.query(`
      CREATE TABLE outbox_sequence (
        topic text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        last bigint NOT NULL,
        PRIMARY KEY (topic, key)
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE outbox_meta (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        epoch integer NOT NULL CHECK (epoch BETWEEN 1 AND 9999),
        fence bigint NOT NULL
      )`);
    await runner.query('INSERT INTO outbox_meta (epoch, fence) VALUES (1, 0)');
    await runner.query(`
      CREATE TABLE outbox_lane (
        lane smallint PRIMARY KEY,
        owner text,
        epoch bigint NOT NULL DEFAULT 0,
        lease_until timestamptz NOT NULL DEFAULT '-infinity',
        floor bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50)`);
    await runner.query('INSERT INTO outbox_lane (lane) SELECT generate_series(0, 63)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_lane, outbox_meta, outbox_sequence, outbox');
  }
}
