import { once } from 'node:events';
import { connectBroker } from '@kervan/messaging';
import { createLogger, startTelemetry } from '@kervan/observability';
import { startRelay } from '@kervan/outbox';
import { z } from 'zod';
import { clientOption } from '../place/client-option.js';
import { usage } from '../process/usage.js';
import { wallClock } from '../process/wall-clock.js';
import { topics } from '../workload/measurement.js';
import { type Acknowledged, type Asked, PublisherSettings } from './messages.js';
import { watchedBroker } from './watched-broker.js';

const message = z.tuple([z.unknown(), z.unknown()]).parse(await once(process, 'message'));
const { databaseUrl, brokers, client, topicPrefix, ids, telemetry } = PublisherSettings.parse(message[0]);
const logger = createLogger('bench-publisher', { level: 'warn' });
const broker = connectBroker({ ...clientOption(client), brokers, clientId: 'bench-publisher', topicPrefix });

const service = 'bench-publisher';
const { metrics, shutdown } = await startTelemetry({ service, endpoint: telemetry ?? undefined });

process.on('message', () => process.send?.({ kind: 'usage', ...usage() } satisfies Asked));
const relay = startRelay({
  service: 'bench',
  databaseUrl,
  logger,
  metrics,
  topics,
  broker: watchedBroker(broker, (acked) => {
    const told = ids ? acked.map(({ headers }) => headers['ce_id'] ?? '') : [];
    const batch = { events: acked.length, ids: told, at: wallClock(), ...usage() };
    process.send?.({ kind: 'acknowledged', ...batch } satisfies Acknowledged);
  }),
});

process.once('disconnect', () => process.exit(1));
await once(process, 'SIGTERM');
await relay.stop();
await broker.close();
await shutdown();
process.exit(0);
