import { KervanError } from '@kervan/contracts';

/** Any failure of a legacy database, with what it said. */
export function unavailable(error: unknown): KervanError {
  if (error instanceof KervanError && error.code.startsWith('SOURCE_')) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new KervanError('SOURCE_UNAVAILABLE', said, { cause: error });
}
