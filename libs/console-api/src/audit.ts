import { z } from 'zod';
import { PageQuery, pageOf } from './page.js';

/** `GET /api/audit`: hash-chained; who looked, revealed, retried or was denied, and why. */
export const AuditEntry = z
  .object({
    no: z.int(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string(),
  })
  .meta({ id: 'ConsoleAuditEntry' });
export type AuditEntry = z.output<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry, 'ConsoleAuditPage');

export const AuditQuery = PageQuery.extend({
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(1000).optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;

/** `GET /api/audit/verify`: of the console and of each service that answers; `broken` is the first entry that does not fit. */
export const AuditVerdict = z
  .object({
    chains: z.array(
      z.object({
        service: z.string(),
        reachable: z.boolean(),
        entries: z.int(),
        head: z.string().nullable(),
        broken: z.int().nullable(),
      }),
    ),
    sound: z.boolean(),
  })
  .meta({ id: 'ConsoleAuditVerdict' });
export type AuditVerdict = z.output<typeof AuditVerdict>;
