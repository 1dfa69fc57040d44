import { errorCatalogue, type ErrorClass, type ErrorCode } from './error-catalogue.js';

/** An error of the catalogue. The message names what failed (field, file, line, key), the code says what it means. */
export class KervanError extends Error {
  override readonly name = 'KervanError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  get class(): ErrorClass {
    return errorCatalogue[this.code][0];
  }

  /** Whether the same attempt may succeed later without anybody changing its input. */
  get retriable(): boolean {
    return this.class !== 'permanent';
  }
}
