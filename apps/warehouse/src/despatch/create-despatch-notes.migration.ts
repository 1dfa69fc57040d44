import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDespatchNotes1764100001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE despatch_note (
        despatch_note_no text COLLATE "C" PRIMARY KEY CHECK (despatch_note_no = series || lpad(number::text, 9, '0')),
        series           text NOT NULL,
        number           integer NOT NULL CHECK (number > 0),
        order_no         text COLLATE "C" NOT NULL UNIQUE REFERENCES reservation,
        account_no       text COLLATE "C" NOT NULL,
        despatch_date    date NOT NULL CHECK (to_char(despatch_date, 'YYYY') = right(series, 4)),
        currency         text NOT NULL,
        cost             numeric NOT NULL CHECK (cost >= 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE despatch_note');
  }
}
