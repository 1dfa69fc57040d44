import { z } from 'zod';

/** What a page ended with, as text for an address: several values, one of them anything, fit into no plain text. */
export function cursorOf(...values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** A cursor that {@link cursorOf} made of such values. */
export function cursorText<Values extends z.ZodType>(values: Values) {
  return z
    .string()
    .min(1)
    .max(4096)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(Buffer.from(text, 'base64url').toString());
      } catch {
        context.addIssue({ code: 'custom', message: 'must be `next` of the page before' });
        return z.NEVER;
      }
    })
    .pipe(values);
}
