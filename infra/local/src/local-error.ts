/**
 * - PREREQUISITE_MISSING: a program this machine needs is not installed; the message says what to install.
 * - PROCESS_FAILED: a process of the local runtime ended unexpectedly; the message carries the end of its log.
 * - STATE_LOCKED: another run uses the state folder.
 * - STATE_UNUSABLE: the state folder cannot be used by this user.
 */
export type LocalErrorCode = 'PREREQUISITE_MISSING' | 'PROCESS_FAILED' | 'STATE_LOCKED' | 'STATE_UNUSABLE';

/** A failure of the local runtime that its user can act on: the message alone says how. */
export class LocalError extends Error {
  override readonly name = 'LocalError';

  constructor(
    readonly code: LocalErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
