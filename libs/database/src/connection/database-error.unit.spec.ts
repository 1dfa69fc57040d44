import { describe, expect, it } from '@jest/globals';
import { TypeORMError } from 'typeorm';
import { databaseError } from './database-error.js';

const driverError = (code: string, constraint?: string) =>
  Object.assign(new Error('said the server'), { code, constraint });

describe('databaseError', () => {
  it.each([
    ['40P01', 'DATABASE_CONTENTION'],
    ['40001', 'DATABASE_CONTENTION'],
    ['55P03', 'DATABASE_CONTENTION'],
    ['08006', 'DATABASE_UNAVAILABLE'],
    ['08P01', 'DATABASE_REFUSED'],
    ['53300', 'DATABASE_UNAVAILABLE'],
    ['57P01', 'DATABASE_UNAVAILABLE'],
    ['25P03', 'DATABASE_TIMEOUT'],
    ['25P04', 'DATABASE_TIMEOUT'],
    ['57014', 'DATABASE_TIMEOUT'],
    ['ECONNREFUSED', 'DATABASE_UNAVAILABLE'],
    ['EPIPE', 'DATABASE_UNAVAILABLE'],
    ['23505', 'DATABASE_REFUSED'],
    ['25P02', 'DATABASE_REFUSED'],
  ])('takes %s for %s', (state, code) => {
    const cause = driverError(state);

    expect(databaseError(cause)).toMatchObject({ code, message: `${state}: said the server`, cause });
  });

  it('takes an error without any code for a lost connection', () => {
    expect(databaseError(new Error('Connection terminated unexpectedly')).code).toBe('DATABASE_UNAVAILABLE');
  });

  it('does not take a faulty entity for a database that is away', () => {
    expect(databaseError(new TypeORMError('Entity metadata for Depot#stock was not found'))).toMatchObject({
      code: 'DATABASE_REFUSED',
    });
  });

  it('names the constraint', () => {
    expect(databaseError(driverError('23505', 'note_pkey')).message).toBe('23505 note_pkey: said the server');
  });

  it('leaves an error of the catalogue alone', () => {
    const known = databaseError(driverError('23505'));

    expect(databaseError(known)).toBe(known);
  });

  it('finds the cause when every address of a host refused', () => {
    const refused = new AggregateError([driverError('ECONNREFUSED')], '');

    expect(databaseError(refused).message).toBe('ECONNREFUSED: said the server');
  });
});
