import { describe, expect, it } from '@jest/globals';
import { refuseTransactionControl } from './refuse-transaction-control.js';

const blanks = ' '.repeat(10_000);
const comments = '/* a * b */'.repeat(1_000);

describe('transaction control inside a transaction', () => {
  it.each([
    'COMMIT',
    '  begin',
    '-- done\n rollback',
    '/* a */ /* b */ SAVEPOINT a',
    `${blanks}end`,
    `${comments}end`,
  ])('is refused: %p', (sql) => {
    expect(() => refuseTransactionControl(sql)).toThrow(
      expect.objectContaining({ code: 'DATABASE_REFUSED' }),
    );
  });

  it.each([
    'SELECT 1',
    `${blanks}SELECT 1`,
    `${comments}SELECT 1`,
    '/* commit */ SELECT 1',
    'INSERT INTO beginning VALUES (1)',
  ])('is not seen in %p', (sql) => {
    expect(() => refuseTransactionControl(sql)).not.toThrow();
  });
});
