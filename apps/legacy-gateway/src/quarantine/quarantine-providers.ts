import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { LOGGER } from '@kervan/service';
import type { Provider } from '@nestjs/common';
import { DocumentStore } from '../document-store/document-store.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineMetrics } from './quarantine-metrics.js';
import { RECEIVED_SOURCES, type ReceivedSources } from './received-sources.js';
import { replayWorker } from './replay-worker.js';
import { ReplaysController } from './replays.controller.js';

/** In this order: what is fixed in an address goes before ids. */
export const quarantineControllers = [ReplaysController, QuarantineController];

const REPLAY_WORKER = Symbol('REPLAY_WORKER');

/** Of a module that also provides {@link DocumentStore} and {@link RECEIVED_SOURCES}. */
export const quarantineProviders: Provider[] = [
  QuarantineMetrics,
  {
    provide: REPLAY_WORKER,
    inject: [DocumentStore, RECEIVED_SOURCES, UnitOfWork, LOGGER],
    useFactory: (store: DocumentStore, sources: ReceivedSources, work: UnitOfWork, logger: Logger) =>
      replayWorker({ store, sources }, work, logger),
  },
];
