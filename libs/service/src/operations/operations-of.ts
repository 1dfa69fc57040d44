import type { Type } from '@nestjs/common';
import type { ServiceDefinition } from '../define-service.js';
import { InboxOperations } from './inbox-operations.js';
import { OutboxOperations } from './outbox-operations.js';
import { RebuildOperations } from './rebuild-operations.js';

/** The controllers under /ops that make sense for a service. */
export function operationsOf({ database, consumes, projections }: ServiceDefinition): Type[] {
  return [
    ...(database ? [OutboxOperations] : []),
    ...(consumes ? [InboxOperations] : []),
    ...(projections.length > 0 ? [RebuildOperations] : []),
  ];
}
