import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountNames } from '../accounts.js';

/** Accounts, and the ground truth: each movement that committed. */
export class CreateSource1764000000901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account text COLLATE "C" PRIMARY KEY,
        last bigint NOT NULL DEFAULT 0,
        balance bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50)`);
    await runner.query('INSERT INTO account (account) SELECT unnest($1::text[])', [accountNames]);
    // Without an index: nothing but the checks reads it.
    await runner.query(`
      CREATE TABLE written (
        event_id uuid NOT NULL,
        account text COLLATE "C" NOT NULL,
        era integer NOT NULL,
        number bigint NOT NULL,
        amount bigint NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE load_control (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        running boolean NOT NULL DEFAULT false,
        resting boolean NOT NULL DEFAULT true,
        era integer NOT NULL DEFAULT 1
      )`);
    await runner.query('INSERT INTO load_control DEFAULT VALUES');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE load_control, written, account');
  }
}
