import { Database } from '@kervan/database';
import { InboxCounters, inboxStatus, type InboxStatus } from '@kervan/inbox';
import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import { Endpoint } from '../http/endpoint.js';
import { CONFIG, SERVICE } from '../tokens.js';

const Status = z.object({
  /** The group it consumes as. */
  consumer: z.string(),
  parkedKeys: z.int(),
  parkedEvents: z.int(),
  dead: z.int(),
  positions: z.array(
    z.object({ topic: z.string(), partition: z.int(), firstOffset: z.int(), nextOffset: z.int() }),
  ),
  /** What the instance that answers has seen since it began. */
  counters: z.object({
    handled: z.int(),
    failed: z.int(),
    gaps: z.int(),
    lastingGaps: z.int(),
    forks: z.int(),
    skippedLate: z.int(),
    outages: z.int(),
  }),
});

@Controller('ops/inbox')
export class InboxOperations {
  constructor(
    private readonly database: Database,
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(CONFIG) private readonly config: CommonConfig,
    private readonly counters: InboxCounters,
  ) {}

  @Get()
  @Endpoint({ summary: 'How far the service has consumed and what it could not handle.', returns: Status })
  async status(): Promise<InboxStatus & { readonly consumer: string; readonly counters: InboxCounters }> {
    const consumer = consumerGroup(this.service, this.config);
    const status = await inboxStatus(this.database, consumer);
    return { consumer, ...status, counters: this.counters };
  }
}
