import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { ChunkRunner } from '../chunk/chunk-runner.js';
import { ChunkTransaction } from '../chunk/chunk-transaction.js';
import { OutageWatch } from '../chunk/outage-watch.js';
import { logLate } from '../parking/log-late.js';
import { logParked } from '../parking/log-parked.js';
import type { Receipts } from '../receipts/receipts.js';
import type { RetryPolicy } from '../retrying/retry-policy.js';
import type { InboxCounters } from './inbox-counters.js';

/** What brings chunks into effect, with alarms and counters for what is worth telling. */
export function assembleRunner(
  unitOfWork: UnitOfWork,
  { waitMs }: RetryPolicy,
  counters: InboxCounters,
  receipts: Receipts,
  logger: Logger,
): ChunkRunner {
  const transaction = new ChunkTransaction(unitOfWork, waitMs, receipts);
  const outages = new OutageWatch({
    trial: (stream, delivery) => transaction.trial(stream, delivery),
    onOpened: ({ topic, partition }, { code, fingerprint }) => {
      counters.outages++;
      logger.error({ topic, partition, code, fingerprint }, 'many keys fail alike: their events wait');
    },
    onClosed: (fingerprint) => logger.info({ fingerprint }, 'events that failed alike are handled again'),
  });
  return new ChunkRunner({
    transaction,
    outages,
    onTaken: (stream, taken) => {
      counters.count(taken);
      logParked(logger, stream, taken.parked);
      logLate(logger, stream, taken.late);
    },
    onContended: ({ topic, partition }, contentions) =>
      logger.warn({ topic, partition, contentions }, 'chunk meets other transactions again and again'),
  });
}
