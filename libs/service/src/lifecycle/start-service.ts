import { Database, type Transaction } from '@kervan/database';
import { UnitOfWork } from '@kervan/outbox';
import type { Broker } from '@kervan/messaging';
import { startTelemetry, type Logger } from '@kervan/observability';
import type { INestApplicationContext, InjectionToken } from '@nestjs/common';
import type { CommonConfig } from '../config/common-config.js';
import type { ServiceDefinition } from '../define-service.js';
import { Readiness } from '../health/readiness.js';
import { createApplication } from '../http/create-application.js';
import { openFront } from '../http/front.js';
import { RootModule } from '../root-module.js';
import { CONFIG, LOGGER, SERVICE } from '../tokens.js';
import { openDatabase } from './open-database.js';
import { Shutdown } from './shutdown.js';

export interface StartOptions {
  readonly config: CommonConfig;
  readonly logger: Logger;
  /** Instead of a connection by configuration, for specs. It stays the caller's to close. */
  readonly broker?: Broker;
  /** Gives up starting; `startService` then closes what it opened and rejects. */
  readonly signal?: AbortSignal;
}

export interface RunningService {
  /** Address of its HTTP API. */
  readonly url: string;
  readonly app: INestApplicationContext;
  /** Ends it in order: no new requests, inbox drained, database closed, telemetry sent. */
  close(): Promise<void>;
}

/** How long requests in progress may still take at the end. */
const HTTP_GRACE_MS = 5000;

/**
 * Starts a service in this process. Health answers at once; stores that are away are waited for.
 *
 * @throws KervanError of a failure that waiting does not cure.
 */
export async function startService(
  service: ServiceDefinition,
  options: StartOptions,
): Promise<RunningService> {
  const shutdown = new Shutdown(options.logger);
  try {
    return await start(service, options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(
  service: ServiceDefinition,
  options: StartOptions,
  shutdown: Shutdown,
): Promise<RunningService> {
  const { config, logger, signal = new AbortController().signal } = options;
  const telemetry = await startTelemetry({
    service: service.name,
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
  });
  shutdown.on('telemetry', () => telemetry.shutdown());

  const readiness = new Readiness(logger);
  readiness.set('service', () => Promise.resolve('starting'));
  const front = await openFront(config.HTTP_HOST, config.HTTP_PORT, readiness);
  shutdown.on('http', () => front.close(HTTP_GRACE_MS));
  logger.info({ port: front.port }, 'listening');
  if (config.API_TOKEN === undefined) logger.warn('no API_TOKEN: /api and /ops answer 401 always');

  const values = new Map<InjectionToken, unknown>([
    [SERVICE, service],
    [CONFIG, config],
    [LOGGER, logger],
  ]);
  if (config.DATABASE_URL !== undefined) {
    const database = await openDatabase(service, config.DATABASE_URL, { logger, signal });
    shutdown.on('database', () => database.close());
    readiness.set('database', () => database.query('SELECT 1').then(() => null));
    values.set(Database, database);
    // TEMPORARY
    values.set(UnitOfWork, {
      run: async (work: (tx: { db: Transaction }) => Promise<unknown>) => {
        const db = await database.begin();
        const result = await work({ db }).catch(async (e: unknown) => {
          await db.rollback();
          throw e;
        });
        await db.commit();
        return result;
      },
    });
  }
  const app = await createApplication({
    title: service.name,
    root: RootModule.of(service.module, values, []),
    logger,
    token: config.API_TOKEN,
    bodyLimit: service.bodyLimit,
  });
  shutdown.on('application', () => app.close());
  await app.init();
  front.mount(app.getHttpAdapter().getInstance());
  readiness.set('service', () => Promise.resolve(null));
  return { url: front.url, app, close: () => shutdown.run() };
}
