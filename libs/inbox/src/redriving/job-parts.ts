import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import type { RecordReader } from '../reading/read-record.js';
import type { Receipts } from '../receipts/receipts.js';
import type { Claims } from '../retrying/claims.js';
import type { HeadTransaction } from '../retrying/head-transaction.js';
import type { HeldJob } from './item-rows.js';
import type { RedrivePlan } from './redrive-plan.js';
import type { RedriveKind } from './redrive-request.js';

/** What jobs of a consumer work with. */
export interface JobParts {
  readonly unitOfWork: UnitOfWork;
  readonly consumer: string;
  readonly reader: RecordReader;
  readonly heads: HeadTransaction;
  readonly receipts: Receipts;
  readonly claims: Pick<Claims, 'release'>;
  readonly broker: Pick<Broker, 'offsets' | 'ensureTopics'>;
  readonly logger: Logger;
}

/** A job that this instance has leased. */
export interface LeasedJob extends HeldJob {
  readonly kind: RedriveKind;
  readonly dryRun: boolean;
  readonly reason: string;
  readonly plan: RedrivePlan;
}
