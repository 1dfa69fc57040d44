import type { z } from 'zod';

/** Every fault of a failed parse in one line: `lines.0.quantity: must be a decimal number as text; ...`. */
export function faultsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.') || 'value'}: ${message}`)
    .join('; ');
}
