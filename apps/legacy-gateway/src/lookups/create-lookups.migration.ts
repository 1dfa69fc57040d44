import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What core and warehouse told, as far as documents are checked by it; and what operators say that names mean. */
export class CreateLookups1764000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account_no text COLLATE "C" PRIMARY KEY,
        currency   text NOT NULL,
        status     text NOT NULL CHECK (status IN ('ACTIVE', 'CLOSED')),
        tax_no     text COLLATE "C" CHECK (tax_no ~ '^[0-9]{10}$')
      )`);
    await runner.query('CREATE INDEX ON account (tax_no) WHERE tax_no IS NOT NULL');
    await runner.query(`
      CREATE TABLE product (
        sku       text COLLATE "C" PRIMARY KEY,
        unit      text NOT NULL,
        kdv_class text NOT NULL
      )`);
    // Room on every page: levels change without touching an index.
    await runner.query(`
      CREATE TABLE stock_level (
        depot_no text COLLATE "C",
        sku      text COLLATE "C",
        on_hand  numeric NOT NULL,
        version  bigint NOT NULL CHECK (version > 0),
        PRIMARY KEY (depot_no, sku)
      ) WITH (fillfactor = 50)`);
    await runner.query('CREATE TABLE closed_period (period text PRIMARY KEY)');
    // Every change is kept: what a version of a table said can be told later. The last one of a key counts.
    await runner.query(`
      CREATE TABLE mapping_entry (
        table_name   text COLLATE "C",
        version      integer CHECK (version > 0),
        key          text COLLATE "C" NOT NULL,
        value        text NOT NULL,
        file_version integer NOT NULL CHECK (file_version >= 0),
        set_by       text NOT NULL,
        set_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        reason       text NOT NULL,
        PRIMARY KEY (table_name, version)
      )`);
    await runner.query('CREATE INDEX ON mapping_entry (table_name, key, version DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_entry, closed_period, stock_level, product, account');
  }
}
