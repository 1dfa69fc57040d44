import { Database } from '@kervan/database';
import { rebuild, rebuildStatus, type RebuildStatus } from '@kervan/inbox';
import type { Broker } from '@kervan/messaging';
import { UnitOfWork } from '@kervan/outbox';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { BROKER, CONFIG, SERVICE } from '../tokens.js';
import { Reason } from './reason.js';

const NewRebuild = z.strictObject({ reason: Reason.optional() }).optional();
type NewRebuild = z.output<typeof NewRebuild>;

const Status = z
  .object({
    rebuilding: z.boolean(),
    /** What is to be consumed again, and how much of it was. */
    events: z.int(),
    replayed: z.int(),
  })
  .meta({ id: 'RebuildStatus' });

/** For services whose tables hold nothing but what events told. */
@Controller('ops/rebuild')
export class RebuildOperations {
  readonly #consumer: string;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(CONFIG) config: CommonConfig,
  ) {
    this.#consumer = consumerGroup(service, config);
  }

  @Post()
  @Requires('approver')
  @Endpoint({
    summary:
      'Empties what events told and consumes all of them again, by every instance; asked again, it begins anew.',
    returns: Status,
    status: 202,
  })
  async rebuild(
    @Body({ schema: NewRebuild }) body: NewRebuild,
    @Caller() { name: actor }: Caller,
  ): Promise<RebuildStatus> {
    const { database, unitOfWork, broker, service } = this;
    const why = { actor, reason: body?.reason ?? null };
    await rebuild({ unitOfWork, broker, consumer: this.#consumer, tables: service.projections, ...why });
    return rebuildStatus(database, this.#consumer);
  }

  @Get()
  @Endpoint({ summary: 'How far the last rebuild is.', returns: Status })
  status(): Promise<RebuildStatus> {
    return rebuildStatus(this.database, this.#consumer);
  }
}
