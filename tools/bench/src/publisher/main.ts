import { once } from 'node:events';
import { connectBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { startRelay } from '@kervan/outbox';
import { z } from 'zod';
import { usage } from '../process/usage.js';
import { wallClock } from '../process/wall-clock.js';
import { topic } from '../workload/measurement.js';
import { type Acknowledged, PublisherSettings } from './messages.js';
import { watchedBroker } from './watched-broker.js';

const message = z.tuple([z.unknown(), z.unknown()]).parse(await once(process, 'message'));
const { databaseUrl, brokers, client, topicPrefix, ids } = PublisherSettings.parse(message[0]);
const logger = createLogger('bench-publisher', { level: 'warn' });
const broker = connectBroker({ client, brokers, clientId: 'bench-publisher', topicPrefix });

const relay = startRelay({
  service: 'bench',
  databaseUrl,
  logger,
  topics: [topic],
  broker: watchedBroker(broker, (acked) => {
    const told = ids ? acked.map(({ headers }) => headers['ce_id'] ?? '') : [];
    process.send?.({ events: acked.length, ids: told, at: wallClock(), ...usage() } satisfies Acknowledged);
  }),
});

process.once('disconnect', () => process.exit(1));
await once(process, 'SIGTERM');
await relay.stop();
await broker.close();
process.exit(0);
