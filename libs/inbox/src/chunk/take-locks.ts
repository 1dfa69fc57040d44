import type { Db, EntityClass } from '@kervan/database';
import type { Lock } from '../handling/lock.js';
import type { Delivery } from '../reading/delivery.js';

/**
 * Locks the shared rows that the handlers of a chunk declared: per entity one sorted set, entities by name, so that
 * two chunks never wait for each other in a circle. Not awaited: handlers' statements queue behind them.
 */
export function takeLocks(db: Db, deliveries: readonly Delivery[]): void {
  const wanted = new Map<
    string,
    { readonly entity: EntityClass<object>; column: string; keys: Set<string> }
  >();
  for (const { entity, column, key } of deliveries.flatMap(locksOf)) {
    const address = `${entity.name}.${column}`;
    const set = wanted.get(address) ?? { entity, column, keys: new Set() };
    wanted.set(address, set);
    set.keys.add(key);
  }
  const sorted = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, { entity, column, keys }] of sorted) {
    if (isColumn(column)) void db.lock(entity, column, [...keys]);
  }
}

function locksOf({ content }: Delivery): readonly Lock[] {
  return content.kind === 'event' ? content.prepared.locks() : [];
}

/** The erased entity type knows no columns; `lock` itself refuses a property that is none. */
function isColumn(column: string): column is never {
  return column.length > 0;
}
