import { KervanError } from '@kervan/contracts';
import { Database } from '@kervan/database';
import { audit } from '@kervan/inbox';
import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import { beginEpoch, fenceOutbox, type BegunEpoch } from '@kervan/outbox';
import { Body, Controller, Inject, Optional, Post } from '@nestjs/common';
import { z } from 'zod';
import type { ServiceDefinition } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { BROKER, LOGGER, SERVICE } from '../tokens.js';
import { Reason } from './reason.js';

const NewEpoch = z.object({
  reason: Reason,
  /** Fences an outbox that was not found restored, and waits until its publishers have stopped: up to 90 s. */
  force: z.boolean().default(false),
});
type NewEpoch = z.output<typeof NewEpoch>;

const Begun = z
  .object({
    epoch: z.int(),
    fence: z.int(),
    /** Waiting events that were on the broker already. */
    removed: z.int(),
    /** Waiting events that got places in the new epoch. */
    renumbered: z.int(),
  })
  .meta({ id: 'BegunEpoch' });

/** For an outbox whose database was restored to an earlier point. */
@Controller('ops/outbox')
export class NewEpochOperations {
  constructor(
    private readonly database: Database,
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(BROKER) private readonly broker?: Broker,
  ) {}

  @Post('new-epoch')
  @Requires('admin')
  @Endpoint({
    summary:
      'Publishes a restored outbox again, in a new epoch. Reads its topics first, which may take long; safe to repeat.',
    returns: Begun,
  })
  async begin(
    @Caller() { name: actor }: Caller,
    @Body({ schema: NewEpoch }) { reason, force }: NewEpoch,
  ): Promise<BegunEpoch> {
    const { database, broker, logger } = this;
    const { name: service } = this.service;
    if (!broker) throw new KervanError('BROKER_UNAVAILABLE', 'KAFKA_BROKERS is not set');
    if (force) await fenceOutbox(database, `an operator wants a new epoch`);
    return beginEpoch({ service, database, broker, logger }, async (db, begun) => {
      const details = { ...begun, force };
      await audit(db, { actor, action: 'outbox.epoch-begun', subject: service, reason, details });
    });
  }
}
