import { KervanError, type ErrorClass, type ErrorCode } from '@kervan/contracts';

/**
 * What a failure means for another try. Whatever is not of the catalogue (a TypeError, a plain Error) is permanent:
 * the same input would fail again until somebody changes the program.
 */
export function classOf(error: unknown): ErrorClass {
  return error instanceof KervanError ? error.class : 'permanent';
}

export function codeOf(error: unknown): ErrorCode {
  return error instanceof KervanError ? error.code : 'HANDLER_FAILED';
}
