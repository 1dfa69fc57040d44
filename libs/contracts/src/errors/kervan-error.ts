import { errorCatalogue, type ErrorClass, type ErrorCode } from './error-catalogue.js';

/** What a program may want to know of an error beside its code: the state a record is in, the amount that is missing. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/** An error of the catalogue. The message names what failed (field, file, line, key), the code says what it means. */
export class KervanError extends Error {
  override readonly name = 'KervanError';
  readonly facts: ErrorFacts;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { facts = {}, ...options }: { cause?: unknown; facts?: ErrorFacts } = {},
  ) {
    super(message, options);
    this.facts = facts;
  }

  get class(): ErrorClass {
    return errorCatalogue[this.code][0];
  }

  /** Whether the same attempt may succeed later without anybody changing its input. */
  get retriable(): boolean {
    return this.class !== 'permanent';
  }
}
