import type { Type } from '@nestjs/common';
import type { ServiceDefinition } from '../define-service.js';
import { AuditOperations } from './audit-operations.js';
import { HeldKeyOperations } from './held-key-operations.js';
import { InboxOperations } from './inbox-operations.js';
import { NewEpochOperations } from './new-epoch-operations.js';
import { OutboxOperations } from './outbox-operations.js';
import { ParkedOperations } from './parked-operations.js';
import { RebuildOperations } from './rebuild-operations.js';
import { RedriveOperations } from './redrive-operations.js';
import { ReplayOperations } from './replay-operations.js';
import { SentOperations } from './sent-operations.js';

/** The controllers under /ops that make sense for a service. */
export function operationsOf({ database, consumes, projections }: ServiceDefinition): Type[] {
  return [
    ...(database
      ? [OutboxOperations, HeldKeyOperations, SentOperations, NewEpochOperations, AuditOperations]
      : []),
    ...(consumes ? [InboxOperations, ParkedOperations, RedriveOperations] : []),
    ...(projections.length > 0 ? [RebuildOperations, ReplayOperations] : []),
  ];
}
