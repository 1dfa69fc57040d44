import type { Outbox } from '@kervan/console-api';
import type { ServiceStatus } from '../directory/service-status.js';

/** The outbox of a service; of one that never answered nothing is known but that. */
export function outboxOf({ service, reachable, seenAt, outbox }: ServiceStatus): Outbox {
  const { pending = 0, oldestSeconds = null, heldKeys = 0, heldRows = 0 } = outbox ?? {};
  const { lanes = [], tables = [] } = outbox ?? {};
  const owners = new Set(lanes.flatMap(({ owner }) => owner ?? []));
  return {
    ...{ service, reachable, seenAt, pending, oldestSeconds, heldKeys, heldRows },
    lanes: lanes.length,
    owners: [...owners].sort(),
    bytes: tables.reduce((sum, { tableBytes, indexBytes }) => sum + tableBytes + indexBytes, 0),
  };
}
