import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Execute } from '../connection/connection.js';
import { EntityPlans } from '../sql/entity-plans.js';
import { Transaction } from './transaction.js';

/** A server that answers every statement with its own first word, but COMMIT as it is told. */
function transactionAnswering(commit: () => Promise<string>): {
  transaction: Transaction;
  released: boolean[];
} {
  const released: boolean[] = [];
  const execute: Execute = async (sql) => ({
    rows: [],
    rowCount: null,
    command: sql === 'COMMIT' ? await commit() : sql,
  });
  const release = (unusable = false) => void released.push(unusable);
  const plans = new EntityPlans(new DataSource({ type: 'postgres' }));
  return { transaction: new Transaction({ execute, release }, plans), released };
}

describe('Transaction', () => {
  it('does not take the COMMIT of an aborted transaction for success', async () => {
    const { transaction, released } = transactionAnswering(() => Promise.resolve('ROLLBACK'));

    await expect(transaction.commit()).rejects.toMatchObject({ code: 'NOT_COMMITTED' });

    expect(released).toEqual([false]);
  });

  it('closes a connection that did not answer COMMIT', async () => {
    const { transaction, released } = transactionAnswering(() => Promise.reject(new Error('gone')));

    await expect(transaction.commit()).rejects.toThrow('gone');

    expect(released).toEqual([true]);
  });

  it('refuses a statement after its end, to whoever awaits it and to nobody else', async () => {
    const { transaction } = transactionAnswering(() => Promise.resolve('COMMIT'));
    await transaction.commit();
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);

    void transaction.db.query('SELECT 1');
    await expect(transaction.db.query('SELECT 1')).rejects.toMatchObject({ code: 'TX_FINISHED' });
    await new Promise((resolve) => setImmediate(resolve));
    process.removeListener('unhandledRejection', note);

    expect(unhandled).toEqual([]);
  });
});
