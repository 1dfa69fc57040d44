import { z } from 'zod';

/** What an address of this page says. */
export const AuditSearch = z.object({
  actor: z.string().max(300).optional().catch(undefined),
  action: z.string().max(300).optional().catch(undefined),
  subject: z.string().max(300).optional().catch(undefined),
});
export type AuditSearch = z.output<typeof AuditSearch>;
