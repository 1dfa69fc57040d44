import { KervanError } from '@kervan/contracts';

export interface FieldError {
  /** Path in the body, or name of the parameter: `lines.0.quantity`; empty for the body as a whole. */
  readonly field: string;
  readonly message: string;
}

/** REQUEST_INVALID with every faulty field; answered with status 422. */
export class RequestInvalid extends KervanError {
  constructor(readonly errors: readonly FieldError[]) {
    super(
      'REQUEST_INVALID',
      errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; '),
    );
  }
}
