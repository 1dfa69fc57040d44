import type { Broker } from '@kervan/messaging';
import type { Logger, Metrics } from '@kervan/observability';
import type { ClaimStore, UnitOfWork } from '@kervan/outbox';
import type { ParkingLimits } from '../parking/parking-gauge.js';
import type { RedriveOptions } from '../redriving/redrives.js';
import type { InboxCounters } from './inbox-counters.js';
import type { RetryPolicy } from '../retrying/retry-policy.js';

export interface InboxOptions {
  /** Consumer group; the service's name, or that of a replay. */
  readonly consumer: string;
  /** Group at the broker, default the consumer: a replay joins another one and is the same consumer in tables of its own. */
  readonly group?: string;
  /** Events took effect before: their spans only link to those of then, and no receipts tell of them. */
  readonly replaying?: boolean;
  /** Name that contracts with `readers` know the service by; default the consumer. */
  readonly service?: string;
  readonly broker: Pick<Broker, 'subscribe' | 'offsets'>;
  readonly unitOfWork: UnitOfWork;
  readonly logger: Logger;
  /** Default: nobody collects them. */
  readonly metrics?: Metrics;
  /** Where payloads lie that are too large for the broker; absent: a partition with such an event waits. */
  readonly claims?: ClaimStore;
  /** Raised by it, default its own. */
  readonly counters?: InboxCounters;
  readonly limits?: ParkingLimits;
  readonly retry?: RetryPolicy;
  /** Most events of one transaction, default 500: fewer mean shorter locks and more transactions. */
  readonly chunk?: number;
  /** How many partitions are consumed at once, default 3. */
  readonly concurrency?: number;
  /**
   * For how many days foreign events, which carry no sequence, are remembered; default 30. Must be more than any of their
   * topics keeps its records.
   */
  readonly keepForeignDays?: number;
  /** How often due parked keys are looked for, default 500 ms. */
  readonly retryPollMs?: number;
  /** Works at redrive jobs, with this broker for what they export; absent: it does not. */
  readonly redrives?: Pick<RedriveOptions, 'broker' | 'pollMs'>;
  /** How often a rebuild is looked for; absent: the service is never rebuilt. */
  readonly rebuildPollMs?: number;
}
