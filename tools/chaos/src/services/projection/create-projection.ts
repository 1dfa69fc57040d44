import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums per account. What came twice or out of order shows in `events`, `total` and `inversions`. */
export class CreateProjection1764000000903 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_sum (
        topic text COLLATE "C" NOT NULL,
        account text COLLATE "C" NOT NULL,
        era integer NOT NULL,
        last bigint NOT NULL,
        events bigint NOT NULL DEFAULT 1,
        total bigint NOT NULL,
        inversions bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (topic, account)
      ) WITH (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_sum');
  }
}
