import { Database } from '@kervan/database';
import { InboxCounters } from '@kervan/inbox';
import type { Broker } from '@kervan/messaging';
import { Metrics, startTelemetry, type Logger } from '@kervan/observability';
import { TransactionalUnitOfWork, UnitOfWork } from '@kervan/outbox';
import type { INestApplication, InjectionToken } from '@nestjs/common';
import { ClaimExpiry } from '../claims/claim-expiry.js';
import { claimsOf } from '../claims/claims-of.js';
import { Commands } from '../commands/commands.js';
import { identifyBy, isClosed } from '../config/identify-by.js';
import { KeyExpiry } from '../commands/key-expiry.js';
import type { CommonConfig } from '../config/common-config.js';
import type { ServiceDefinition } from '../define-service.js';
import { Readiness } from '../health/readiness.js';
import { createApplication } from '../http/create-application.js';
import { Denials } from '../http/denials.js';
import { openFront, type Front, type SelfReport } from '../http/front.js';
import { operationsOf } from '../operations/operations-of.js';
import { RootModule } from '../root-module.js';
import { BROKER, CONFIG, LOGGER, SERVICE, STOPPING } from '../tokens.js';
import { brokerOf, topicsReady } from './open-broker.js';
import { openDatabase } from './open-database.js';
import { OutboxWatch } from './outbox-watch.js';
import { Shutdown } from './shutdown.js';
import { startInbox } from './start-inbox.js';

export interface StartOptions {
  readonly config: CommonConfig;
  readonly logger: Logger;
  /** Instead of a connection by configuration, for specs. It stays the caller's to close. */
  readonly broker?: Broker;
  /** Gives up starting; `startService` then closes what it opened and rejects. */
  readonly signal?: AbortSignal;
  /** Called when the running service cannot go on consuming. */
  readonly onFailure?: (error: unknown) => void;
}

export interface RunningService {
  /** Address of its HTTP API. */
  readonly url: string;
  readonly app: INestApplication;
  readonly readiness: Readiness;
  /** Ends it in order: no new requests, inbox drained, database closed, telemetry sent. */
  close(): Promise<void>;
}

/** How long requests in progress may still take at the end. */
const HTTP_GRACE_MS = 5000;

/**
 * Starts a service in this process. Health answers at once; stores that are away are waited for: the database before
 * the API opens, the broker only before events are consumed.
 *
 * @throws KervanError of a failure that waiting does not cure.
 */
export async function startService(
  service: ServiceDefinition,
  options: StartOptions,
): Promise<RunningService> {
  const { config, logger, signal = new AbortController().signal } = options;
  const shutdown = new Shutdown(logger);
  const readiness = new Readiness(logger);
  try {
    const telemetry = await startTelemetry({
      service: service.name,
      endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
      ratio: config.OTEL_TRACES_SAMPLER_ARG,
    });
    shutdown.on('telemetry', () => telemetry.shutdown());
    const { metrics, scrape } = telemetry;
    const stopping = new AbortController();
    const front = await listen(config, { readiness, scrape }, logger, shutdown, stopping);

    const values = new Map<InjectionToken, unknown>([
      [SERVICE, service],
      [CONFIG, config],
      [LOGGER, logger],
      [STOPPING, stopping.signal],
      [Readiness, readiness],
      [Metrics, metrics],
      [InboxCounters, new InboxCounters()],
    ]);
    const waiting = { logger, signal };
    let work: UnitOfWork | undefined;
    if (config.DATABASE_URL !== undefined) {
      const database = await openDatabase(service, config.DATABASE_URL, waiting);
      shutdown.on('database', () => database.close());
      readiness.set('database', () => database.query('SELECT 1').then(() => null));
      const claims = claimsOf(config);
      work = new TransactionalUnitOfWork(database, service, claims);
      values.set(Database, database).set(UnitOfWork, work).set(Commands, new Commands(work));
      values.set(KeyExpiry, new KeyExpiry(database, logger));
      values.set(OutboxWatch, new OutboxWatch(database, service.name, metrics, logger));
      if (claims && config.CLAIM_RETENTION_DAYS !== undefined) {
        values.set(ClaimExpiry, new ClaimExpiry(claims, config.CLAIM_RETENTION_DAYS, logger));
      }
    }
    const broker = options.broker ?? configuredBroker(service.name, config);
    if (broker) {
      if (!options.broker) shutdown.on('broker', () => broker.close());
      values.set(BROKER, broker);
      // Without a consumer the broker is all that the service works with.
      if (service.broker && !service.consumes) await topicsReady(broker, waiting);
    }

    const app = await createApplication({
      title: service.name,
      root: RootModule.of(service.module, values, operationsOf(service)),
      logger,
      identify: identifyBy(config),
      denials: new Denials(logger, work),
      bodyLimit: service.bodyLimit,
    });
    shutdown.on('application', () => app.close());
    const inbox =
      broker && service.consumes
        ? startInbox(app, { service, broker, readiness, shutdown, ...options })
        : undefined;
    await app.init();
    front.mount(app.getHttpAdapter().getInstance());
    readiness.set('service', () => Promise.resolve(null));
    await inbox?.(waiting);
    return { url: front.url, app, readiness, close: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

function configuredBroker(name: string, { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX = '', ...config }: CommonConfig) {
  return KAFKA_BROKERS && brokerOf(name, { ...config, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX });
}

async function listen(
  config: CommonConfig,
  self: SelfReport,
  logger: Logger,
  shutdown: Shutdown,
  stopping: AbortController,
): Promise<Front> {
  const { readiness } = self;
  readiness.set('service', () => Promise.resolve('starting'));
  const front = await openFront(config.HTTP_HOST, config.HTTP_PORT, self);
  shutdown.on('http', () => {
    readiness.set('service', () => Promise.resolve('stopping'));
    stopping.abort();
    return front.close(HTTP_GRACE_MS);
  });
  logger.info({ port: front.port }, 'listening');
  if (isClosed(config)) logger.warn('no API_TOKEN, no OIDC_ISSUER: /api and /ops answer 401 always');
  return front;
}
