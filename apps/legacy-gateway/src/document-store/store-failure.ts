import { KervanError } from '@kervan/contracts';

/** What a store threw, as an error of the catalogue; errors of the catalogue stay what they are. */
export function storeFailure(what: string, cause: unknown): KervanError {
  if (cause instanceof KervanError) return cause;
  const name = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : 'unknown';
  return new KervanError('DOCUMENT_MISSING', `a document cannot be ${what}: ${name}`, { cause });
}
