import { Database } from '@kervan/database';
import { auditLog, verifyAudit, type AuditedEntry, type AuditVerdict } from '@kervan/inbox';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { pageOf, pageRequest, toPage, type Page } from '../paging/page.js';

const Entry = z
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
  .meta({ id: 'AuditEntry' });
const EntryPage = pageOf(Entry, 'AuditPage');

const Filter = pageRequest.extend({
  /** Number of the last entry of the page before. */
  after: z.coerce.number().int().min(1).optional(),
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(1000).optional(),
});
type Filter = z.output<typeof Filter>;

const Verdict = z
  .object({ entries: z.int(), head: z.string().nullable(), broken: z.int().nullable() })
  .meta({ id: 'AuditVerdict' });

@Controller('ops/audit')
export class AuditOperations {
  constructor(private readonly database: Database) {}

  @Get()
  @Endpoint({ summary: 'What operators did, newest first.', returns: EntryPage })
  async list(@Query({ schema: Filter }) { after, limit, ...filter }: Filter): Promise<Page<AuditedEntry>> {
    const entries = await auditLog(this.database, { ...filter, before: after, limit: limit + 1 });
    return toPage(entries, { limit }, ({ no }) => String(no));
  }

  @Get('verify')
  @Endpoint({
    summary: 'Computes the hash chain of the audit anew; `broken` is the first entry that does not fit.',
    returns: Verdict,
  })
  verify(): Promise<AuditVerdict> {
    return verifyAudit(this.database);
  }
}
