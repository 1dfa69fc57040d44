import type { AuditVerdict } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { verifyAudit } from '@kervan/inbox';
import { SERVICE, type Caller, type ServiceDefinition } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { askAll, type Answered } from '../directory/ask-all.js';
import { Directory } from '../directory/directory.js';

const Verdict = z.object({ entries: z.int(), head: z.string().nullable(), broken: z.int().nullable() });
type Verdict = z.output<typeof Verdict>;
type Chain = AuditVerdict['chains'][number];

/** A long chain takes its time. */
const TIMEOUT_MS = 30_000;

/** The audits of the company: each database has one. */
@Injectable()
export class AuditChains {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    @Inject(SERVICE) private readonly service: ServiceDefinition,
  ) {}

  /** They are sound when every one of them was looked at, and is whole. */
  async verify(caller: Caller): Promise<AuditVerdict> {
    const [own, others] = await Promise.all([
      verifyAudit(this.database),
      askAll(this.directory, { path: 'audit/verify', caller, answer: Verdict, timeoutMs: TIMEOUT_MS }),
    ]);
    const chains = [{ service: this.service.name, reachable: true, ...own }, ...others.flatMap(chainOf)];
    return { chains, sound: chains.every(({ reachable, broken }) => reachable && broken === null) };
  }
}

/** A service without a database has none. */
function chainOf(answered: Answered<Verdict>): Chain[] {
  const { service } = answered;
  if ('error' in answered) return [{ service, reachable: false, entries: 0, head: null, broken: null }];
  return answered.answer ? [{ service, reachable: true, ...answered.answer }] : [];
}
