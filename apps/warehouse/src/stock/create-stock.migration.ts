import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStock1764100001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Room on every page: levels change without touching the index.
    await runner.query(`
      CREATE TABLE stock_item (
        depot_no         text COLLATE "C" NOT NULL REFERENCES depot,
        sku              text COLLATE "C" NOT NULL,
        on_hand          numeric NOT NULL CHECK (on_hand >= 0),
        reserved         numeric NOT NULL CHECK (reserved >= 0 AND reserved <= on_hand),
        cost_value       numeric NOT NULL CHECK (cost_value >= 0 AND (on_hand > 0 OR cost_value = 0)),
        unit_cost        numeric NOT NULL CHECK (unit_cost >= 0),
        opening_quantity numeric NOT NULL CHECK (opening_quantity >= 0),
        currency         text NOT NULL,
        version          integer NOT NULL,
        PRIMARY KEY (sku, depot_no)
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE stock_movement (
        document_no text COLLATE "C" NOT NULL,
        line_no     integer NOT NULL,
        depot_no    text COLLATE "C" NOT NULL,
        sku         text COLLATE "C" NOT NULL,
        quantity    numeric NOT NULL,
        cost        numeric NOT NULL,
        PRIMARY KEY (document_no, line_no, depot_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_movement');
    await runner.query('DROP TABLE stock_item');
  }
}
