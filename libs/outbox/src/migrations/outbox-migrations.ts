import type { MigrationClass } from '@kervan/database';
import { CreateNumberSeries1764000000002 } from './create-number-series.js';
import { CreateOutbox1764000000001 } from './create-outbox.js';
import { GrantPublisher1764000000003 } from './grant-publisher.js';
import { HoldKeys1764000000005 } from './hold-keys.js';
import { RaiseFence1764000000006 } from './raise-fence.js';
import { ShareLanes1764000000004 } from './share-lanes.js';

/** Tables of a service that publishes events. */
export const outboxMigrations: readonly MigrationClass[] = [
  CreateOutbox1764000000001,
  CreateNumberSeries1764000000002,
  GrantPublisher1764000000003,
  ShareLanes1764000000004,
  HoldKeys1764000000005,
  RaiseFence1764000000006,
];
