import type { Lock, LockingTx } from '../handling/lock.js';
import type { Delivery } from '../reading/delivery.js';

/** Takes the locks that the handlers of a chunk declared, see {@link takeLocks}. */
export function takeLocksOf(tx: LockingTx, deliveries: readonly Delivery[]): void {
  takeLocks(
    tx,
    deliveries.flatMap(({ content }) => (content.kind === 'event' ? content.prepared.locks() : [])),
  );
}

/**
 * Locks shared rows: per address one set, addresses by name. Chunks never wait for each other in a circle, provided that a
 * lock takes its keys in an order of their own and that no two addresses lock the same rows. Not awaited: statements of the
 * handlers queue behind them, except behind those of a lock that reads before it locks.
 */
export function takeLocks(tx: LockingTx, locks: readonly Lock[]): void {
  const wanted = new Map<string, { readonly take: Lock['take']; readonly keys: Set<string> }>();
  for (const { address, key, take } of locks) {
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
