import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGoodsReceipts1764100001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE goods_receipt (
        receipt_no   text COLLATE "C" PRIMARY KEY CHECK (receipt_no = series || lpad(number::text, 9, '0')),
        series       text NOT NULL,
        number       integer NOT NULL CHECK (number > 0),
        reason       text NOT NULL CHECK (reason IN ('OPENING', 'RETURN', 'COUNT')),
        document_no  text COLLATE "C" NOT NULL,
        receipt_date date NOT NULL CHECK (to_char(receipt_date, 'YYYY') = right(series, 4)),
        currency     text NOT NULL,
        cost         numeric NOT NULL
      )`);
    // A depot is opened bit by bit; every other document is received once.
    await runner.query(`
      CREATE UNIQUE INDEX goods_receipt_once ON goods_receipt (reason, document_no) WHERE reason <> 'OPENING'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE goods_receipt');
  }
}
