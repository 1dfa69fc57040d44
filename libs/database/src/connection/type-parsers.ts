import { KervanError } from '@kervan/contracts';
import pg from 'pg';

/** Object identifiers of PostgreSQL's `bigint` and `date` in pg_type. */
const BIGINT = 20;
const DATE = 1082;

type Parser = (text: string) => unknown;

/** @throws KervanError DATABASE_REFUSED beyond 2^53 - 1, where a JS number would silently round. */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new KervanError('DATABASE_REFUSED', `bigint ${text} is beyond the safe integers`);
}

/** `bigint` as number, `date` as `YYYY-MM-DD`; `numeric` stays text. Set per pool, other users of the driver keep theirs. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    if (oid === BIGINT) return safeInteger;
    if (oid === DATE) return (text) => text;
    const standard: Parser = pg.types.getTypeParser(oid, format ?? 'text');
    return standard;
  },
};
