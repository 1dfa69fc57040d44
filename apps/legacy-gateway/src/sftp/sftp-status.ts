import { KervanError } from '@kervan/contracts';

/** Status codes of SFTP version 3 that mean something to us. */
export const SftpStatus = { end: 1, missing: 2 } as const;

/** What a server refused a request with, null for a failure of the connection or of anything else. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof KervanError)) return null;
  const { status } = error.facts;
  return typeof status === 'number' ? status : null;
}

/** Whether it concerns one file alone: others may be fetched with the same connection. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof KervanError)) return false;
  return statusOf(error) !== null || error.code === 'RULE_VIOLATION' || error.code === 'VERSION_MISMATCH';
}
