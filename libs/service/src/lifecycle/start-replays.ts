import { KervanError } from '@kervan/contracts';
import { connectDatabase, Database } from '@kervan/database';
import { ReplayWorker, shadowSettings, type InboxServer } from '@kervan/inbox';
import type { INestApplication } from '@nestjs/common';
import { claimsOf } from '../claims/claims-of.js';
import { consumerGroup } from '../config/consumer-group.js';
import { LONGEST_STATEMENT_MS } from './open-database.js';
import type { InboxParts } from './start-inbox.js';

/** Two for the partitions' lookups and the comparison, beside those that are consumed at once. */
const CONNECTIONS_BESIDE = 4;

/** Runs the replays that operators ask for; they are left to another instance when this one stops. */
export function startReplays(app: INestApplication, server: InboxServer, parts: InboxParts): void {
  const { service, config, broker, logger, shutdown } = parts;
  const concurrency = config.INBOX_CONCURRENCY ?? service.concurrency;
  const { DATABASE_URL: url } = config;
  if (url === undefined) throw new KervanError('INTERNAL', 'a service that consumes has a database');
  const worker = new ReplayWorker({
    database: app.get(Database),
    openShadow: (schema) =>
      connectDatabase({
        url,
        applicationName: `${service.name} ${schema}`,
        entities: service.entities,
        settings: shadowSettings(schema),
        poolSize: concurrency + CONNECTIONS_BESIDE,
        longestStatementMs: LONGEST_STATEMENT_MS,
      }),
    broker,
    consumer: consumerGroup(service, config),
    projections: service.projections,
    server,
    logger,
    claims: claimsOf(config),
  });
  shutdown.on('replays', () => worker.stop());
  worker.start();
}
