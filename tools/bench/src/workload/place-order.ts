import type { Database } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import { measurement, OlcumAlindi } from './measurement.js';

const LINES = 3;

/** Tables of a small order entry, made for the bench alone. */
export async function prepareOrders(connection: Database): Promise<void> {
  await connection.query(
    'CREATE TABLE bench_account (account_no integer PRIMARY KEY, exposure numeric(15, 2) NOT NULL DEFAULT 0)',
  );
  await connection.query(
    'CREATE TABLE bench_order (order_no integer PRIMARY KEY, account_no integer NOT NULL)',
  );
  await connection.query(
    `CREATE TABLE bench_line (order_no integer NOT NULL, line integer NOT NULL, text text NOT NULL,
       PRIMARY KEY (order_no, line))`,
  );
  await connection.query('INSERT INTO bench_account (account_no) SELECT generate_series(0, 99)');
}

/** A usual business transaction: one account locked and changed, one order and three lines written, and its events. */
export async function placeOrder(unitOfWork: UnitOfWork, orderNo: number, events: number): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const account = orderNo % 100;
    await tx.db.query('SELECT exposure FROM bench_account WHERE account_no = $1 FOR UPDATE', [account]);
    await tx.db.query('INSERT INTO bench_order (order_no, account_no) VALUES ($1, $2)', [orderNo, account]);
    for (let line = 0; line < LINES; line++)
      await tx.db.query('INSERT INTO bench_line (order_no, line, text) VALUES ($1, $2, $3)', [
        orderNo,
        line,
        'of the bench',
      ]);
    await tx.db.query('UPDATE bench_account SET exposure = exposure + 10 WHERE account_no = $1', [account]);
    for (let event = 0; event < events; event++)
      tx.publish(OlcumAlindi, measurement((orderNo * 10 + event) % 1_000));
  });
}
