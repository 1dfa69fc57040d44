import type { Caused } from './causal-order.js';
import type { Named } from './unwitnessed-event.js';
import { uuidTime } from './uuid-time.js';

interface Effect extends Caused {
  readonly correlationId: string;
}

/**
 * Causes that events name and that are not among them, each once. Those from before `since` may have been forgotten:
 * nothing can be said of them.
 */
export function namedCauses(events: readonly Effect[], since: Date): Named[] {
  const known = new Set(events.map(({ id }) => id));
  const causes = new Map<string, Named>();
  for (const { causationId: id, correlationId, occurredAt: at } of events) {
    if (id === null || known.has(id) || (uuidTime(id) ?? new Date(at)) < since) continue;
    const earlier = causes.get(id);
    if (!earlier || at < earlier.at) causes.set(id, { id, correlationId, at });
  }
  return [...causes.values()];
}
