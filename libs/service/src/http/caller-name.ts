import { z } from 'zod';

/** What a service does by itself is audited so. */
const ITSELF = 'system';

/** Name of a person or program as the audit tells it. */
export const callerName = z
  .string()
  .regex(/^[\w.@-]{1,100}$/, 'must be 1 to 100 letters, digits, ".", "_", "@" and "-"')
  .refine((name) => name !== ITSELF, `must not be ${ITSELF}, as a service audits itself`);
