import { randomUUID } from 'node:crypto';
import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic } from '@kervan/service';
import { Module } from '@nestjs/common';
import { Destinations } from './destinations/destinations.js';
import { forgetContents } from './ledger/forget-contents.js';
import { OutboundLedger } from './ledger/outbound-ledger.js';
import { OutboundMetrics } from './outbound-metrics.js';
import { OutboundController } from './outbound.controller.js';
import type { OutboundSettings } from './outbound-settings.js';
import { OutboundWriter } from './outbound-writer.js';
import { SendInvoices } from './send-invoices.js';

/** After this time the files of a worker that died go to another. */
const LEASE_MS = 30_000;
/** How long a file may wait for somebody to look. */
const LOOK_EVERY_MS = 500;

const FORGET_EVERY_MS = 600_000;

const WRITING = Symbol('writing of files');
const FORGETTING = Symbol('forgetting of what was written');

@Module({
  controllers: [SendInvoices, OutboundController],
  providers: [
    OutboundMetrics,
    {
      provide: Destinations,
      inject: [CONFIG],
      useFactory: (settings: OutboundSettings) => Destinations.of(settings),
    },
    {
      provide: WRITING,
      inject: [Destinations, UnitOfWork, LOGGER],
      useFactory: ({ all: destinations }: Destinations, unitOfWork: UnitOfWork, logger: Logger) => {
        const ledger = new OutboundLedger(unitOfWork, { worker: randomUUID(), leaseMs: LEASE_MS });
        const writer = new OutboundWriter({ destinations, unitOfWork, ledger, logger });
        const round = () => writer.round();
        return new Periodic({ name: 'outbound files', everyMs: LOOK_EVERY_MS, round, logger });
      },
    },
    {
      provide: FORGETTING,
      inject: [UnitOfWork, LOGGER],
      useFactory: (unitOfWork: UnitOfWork, logger: Logger) => {
        const round = () => unitOfWork.run(({ db }) => forgetContents(db));
        return new Periodic({ name: 'outbound contents', everyMs: FORGET_EVERY_MS, round, logger });
      },
    },
  ],
})
export class OutboundModule {}
