import { KervanError, type ErrorCode } from '@kervan/contracts';
import { QueryFailedError, TypeORMError } from 'typeorm';

/** 40P01 deadlock, 40001 serialisation failure, 55P03 lock not available. */
const contention = new Set(['40P01', '40001', '55P03']);

/** 57014 statement or query cancelled, 25P03 idle in transaction, 25P04 transaction time-out: the work was too slow. */
const timeout = new Set(['57014', '25P03', '25P04']);

/**
 * SQLSTATE classes after which the same statement may succeed on a healthy server: connection (08), resources (53),
 * operator intervention (57), system (58). 08P01 is none of them: the statement itself breaks the protocol, as with too
 * many parameters.
 */
const unavailable = /^(08(?!P01)|53|57|58)/;

/** What a driver error means, with its SQLSTATE and constraint in the message and itself as the cause. */
export function databaseError(error: unknown): KervanError {
  if (error instanceof KervanError) return error;
  const { code, constraint, message } = describe(error);
  const where = [code, constraint].filter(Boolean).join(' ');
  return new KervanError(
    isOfTheOrm(error) ? 'DATABASE_REFUSED' : isStale(error) ? 'DATABASE_UNAVAILABLE' : codeOf(code),
    where ? `${where}: ${message}` : message,
    { cause: error },
  );
}

/** 25P02: an earlier statement aborted the transaction. 26000: so that this one was never prepared. */
export function isConsequence(error: unknown): boolean {
  return error instanceof KervanError && /^(25P02|26000)$/.test(describe(error.cause).code);
}

/**
 * 26000: the server does not know a statement it was to keep. 0A000: what it returns has changed, as by a migration. A new
 * connection prepares it anew.
 */
export function isStale(error: unknown): error is Error {
  const { code, message } = describe(error);
  return (
    error instanceof Error && (code === '26000' || (code === '0A000' && message.startsWith('cached plan')))
  );
}

/** 25P03 and 25P04 close the connection: whatever fails on it afterwards fails because of them. */
export function endsSession(error: unknown): error is Error {
  return error instanceof Error && /^25P0[34]$/.test(describe(error).code);
}

function codeOf(code: string): ErrorCode {
  if (contention.has(code)) return 'DATABASE_CONTENTION';
  if (timeout.has(code)) return 'DATABASE_TIMEOUT';
  // Whatever has no SQLSTATE did not come from the server: the socket, the pool or the driver failed.
  return isSqlState(code) && !unavailable.test(code) ? 'DATABASE_REFUSED' : 'DATABASE_UNAVAILABLE';
}

/** TypeORM's own refusal, such as of an entity definition: no statement reached the server. */
function isOfTheOrm(error: unknown): boolean {
  return error instanceof TypeORMError && !(error instanceof QueryFailedError);
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E');
}

function describe(error: unknown): { code: string; constraint: string; message: string } {
  if (!(error instanceof Error)) return { code: '', constraint: '', message: String(error) };
  // Node reports a refused connection to a name with several addresses as an AggregateError without message.
  const cause =
    error instanceof AggregateError ? (error.errors.find((one) => one instanceof Error) ?? error) : error;
  return {
    code: text(cause, 'code'),
    constraint: text(cause, 'constraint'),
    message: text(cause, 'message'),
  };
}

function text(error: object, field: string): string {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : '';
}
