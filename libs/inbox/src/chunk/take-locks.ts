import type { Lock, LockingTx } from '../handling/lock.js';
import type { Delivery } from '../reading/delivery.js';

/**
 * Locks the shared rows that the handlers of a chunk declared: per entity one sorted set, entities by name, so that
 * two chunks never wait for each other in a circle. Not awaited: handlers' statements queue behind them.
 */
export function takeLocks(tx: LockingTx, deliveries: readonly Delivery[]): void {
  const wanted = new Map<string, { readonly take: Lock['take']; readonly keys: Set<string> }>();
  for (const { address, key, take } of deliveries.flatMap(locksOf)) {
    const set = wanted.get(address) ?? { take, keys: new Set() };
    wanted.set(address, set);
    set.keys.add(key);
  }
  const sorted = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, { take, keys }] of sorted) {
    // The transaction itself fails with the statement that failed.
    take(tx, [...keys]).catch(() => undefined);
  }
}

function locksOf({ content }: Delivery): readonly Lock[] {
  return content.kind === 'event' ? content.prepared.locks() : [];
}
