import { Database } from '@kervan/database';
import { connectInbox, InboxCounters } from '@kervan/inbox';
import type { Broker } from '@kervan/messaging';
import { Metrics, type Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import type { INestApplication } from '@nestjs/common';
import { claimsOf } from '../claims/claims-of.js';
import type { CommonConfig } from '../config/common-config.js';
import { consumerGroup } from '../config/consumer-group.js';
import type { ServiceDefinition } from '../define-service.js';
import type { Readiness } from '../health/readiness.js';
import { RebuildingHeader } from '../http/rebuilding-header.js';
import { topicsReady } from './open-broker.js';
import type { Shutdown } from './shutdown.js';
import { startReplays } from './start-replays.js';
import type { Waiting } from './until-available.js';

/** How soon instances that have nothing to consume see that another one was asked to rebuild. */
const REBUILD_POLL_MS = 1000;

export interface InboxParts {
  readonly service: ServiceDefinition;
  readonly config: CommonConfig;
  readonly broker: Broker;
  readonly logger: Logger;
  readonly readiness: Readiness;
  readonly shutdown: Shutdown;
  readonly onFailure?: (error: unknown) => void;
}

/** Connects the handlers of an application now; the returned function starts delivery once the broker is there. */
export function startInbox(app: INestApplication, parts: InboxParts): (waiting: Waiting) => Promise<void> {
  const { service, config, broker, logger, readiness, onFailure } = parts;
  const consumer = consumerGroup(service, config);
  const rebuildable = service.projections.length > 0;
  if (rebuildable) app.useGlobalInterceptors(new RebuildingHeader(app.get(Database), consumer));
  const inbox = connectInbox(app, {
    consumer,
    service: service.name,
    broker,
    logger,
    unitOfWork: app.get(UnitOfWork),
    claims: claimsOf(config),
    counters: app.get(InboxCounters),
    metrics: app.get(Metrics),
    chunk: config.INBOX_CHUNK,
    keepForeignDays: config.INBOX_FOREIGN_DAYS,
    concurrency: config.INBOX_CONCURRENCY ?? service.concurrency,
    redrives: { broker },
    ...(rebuildable && { rebuildPollMs: REBUILD_POLL_MS }),
  });
  let state = 'waiting for the broker';
  inbox.status.subscribe({
    next: (next) => {
      state = next;
      logger.info({ state }, 'inbox');
    },
    error: (error: unknown) => {
      state = 'failed';
      onFailure?.(error);
    },
  });
  readiness.set('inbox', () => {
    const [lost] = inbox.lost.keys();
    if (lost !== undefined) return Promise.resolve(`${lost} stands still: the broker lost events`);
    return Promise.resolve(state === 'running' ? null : state);
  });
  return async (waiting) => {
    await topicsReady(broker, waiting);
    await app.startAllMicroservices();
    if (service.projections.length > 0) startReplays(app, inbox, parts);
  };
}
