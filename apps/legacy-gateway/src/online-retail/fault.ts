import { KervanError, type ErrorCode } from '@kervan/contracts';

/** Why lines go to quarantine. The reason never repeats free text of the row, which may be personal. */
export interface Fault {
  readonly code: ErrorCode;
  readonly reason: string;
  /** The bad line, header = 1. */
  readonly line: number;
}

/** Result of `read`, or what was wrong with the line. Errors outside the catalogue are bugs and go on. */
export function faultOr<Result>(line: number, read: () => Result): Result | Fault {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KervanError)) throw error;
    return { code: error.code, reason: error.message, line };
  }
}

export function isFault(result: object): result is Fault {
  return 'code' in result && 'reason' in result;
}
