import { randomUUID } from 'node:crypto';
import type { Broker } from '@kervan/messaging';
import { uncollectedMetrics, type Logger, type Metrics } from '@kervan/observability';
import type { ClaimStore, UnitOfWork } from '@kervan/outbox';
import type { HandlerTable } from '../handling/handler-table.js';
import { RecordReader } from '../reading/read-record.js';
import { Receipts } from '../receipts/receipts.js';
import { Claims } from '../retrying/claims.js';
import { HeadTransaction } from '../retrying/head-transaction.js';
import { defaultRetryPolicy, type RetryPolicy } from '../retrying/retry-policy.js';
import { JobLeases } from './job-leases.js';
import { RedriveWorker } from './redrive-worker.js';

const POLL_MS = 1000;

export interface RedriveOptions {
  /** Consumer group. */
  readonly consumer: string;
  /** Those of the inbox. */
  readonly handlers: HandlerTable;
  readonly unitOfWork: UnitOfWork;
  readonly broker: Pick<Broker, 'offsets' | 'ensureTopics'>;
  readonly logger: Logger;
  /** Default: nobody collects them. */
  readonly metrics?: Metrics;
  /** That of the inbox: where large payloads lie. */
  readonly claims?: ClaimStore;
  /** That of the inbox. */
  readonly retry?: RetryPolicy;
  /** How often jobs are looked for, and leases renewed; default 1,000 ms, must be far below 10 s. */
  readonly pollMs?: number;
}

/** A worker for the redrive jobs of a consumer; every instance of a service has one. */
export function redriveWorker(options: RedriveOptions): RedriveWorker {
  const {
    consumer,
    handlers,
    unitOfWork,
    broker,
    logger,
    metrics = uncollectedMetrics(),
    retry = defaultRetryPolicy,
    pollMs = POLL_MS,
  } = options;
  const owner = randomUUID();
  // The inbox itself tells of types that nobody handles.
  const reader = new RecordReader(handlers, () => undefined, false, options.claims);
  const receipts = new Receipts(metrics);
  const heads = new HeadTransaction(unitOfWork, consumer, reader, retry, receipts);
  const claims = new Claims(unitOfWork, consumer, owner);
  const parts = { unitOfWork, consumer, reader, heads, receipts, claims, broker, logger };
  return new RedriveWorker(new JobLeases(unitOfWork, consumer, owner), parts, pollMs);
}
