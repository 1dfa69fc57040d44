import { AuditPage, AuditQuery, AuditVerdict, type AuditEntry } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { auditLog } from '@kervan/inbox';
import { Caller, Endpoint, RequestInvalid, toPage, type Page } from '@kervan/service';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { AuditChains } from './audit-chains.js';

const EntryNo = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly chains: AuditChains,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Who looked, revealed, retried or was denied, and why; newest first.',
    returns: AuditPage,
  })
  async list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<Page<AuditEntry>> {
    const { after, limit, ...filter } = query;
    const before = after === undefined ? undefined : entryNo(after);
    const entries = await auditLog(this.database, { ...filter, before, limit: limit + 1 });
    return toPage(entries, { limit }, ({ no }) => String(no));
  }

  @Get('verify')
  @Endpoint({
    summary: 'Computes the hash chains anew: that of the console, and those of the services.',
    returns: AuditVerdict,
  })
  verify(@Caller() caller: Caller): Promise<AuditVerdict> {
    return this.chains.verify(caller);
  }
}

function entryNo(text: string): number {
  const { data } = EntryNo.safeParse(text);
  if (data !== undefined) return data;
  throw new RequestInvalid([{ field: 'after', message: 'must be `next` of the page before' }]);
}
