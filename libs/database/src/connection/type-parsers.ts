import { KervanError } from '@kervan/contracts';
import { TypeOverrides } from 'pg';

/** Object identifiers of PostgreSQL's `bigint` and `date` in pg_type. */
const BIGINT = 20;
const DATE = 1082;

/** @throws KervanError DATABASE_REFUSED beyond 2^53 - 1, where a JS number would silently round. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new KervanError('DATABASE_REFUSED', `bigint ${text} is beyond the safe integers`);
}

/**
 * `bigint` as number, `date` as `YYYY-MM-DD`; `numeric` stays text. Given to each pool: other users of the driver
 * keep theirs.
 */
export function typeParsers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(BIGINT, safeInteger);
  overrides.setTypeParser(DATE, (text) => text);
  return overrides;
}
