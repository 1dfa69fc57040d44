import type { Db, EntityClass } from '@kervan/database';

/** A row that many keys share and a handler will change, locked once per chunk as part of one sorted set. */
export interface Lock {
  /** `Account.accountNo`: locks of one address are taken together. */
  readonly address: string;
  readonly key: string;
  /** Locks the rows of this address by their keys. */
  readonly take: (db: Db, keys: readonly string[]) => Promise<unknown>;
}

/** @param column property of the entity that holds the key. */
export function lockOn<Entity extends object>(
  entity: EntityClass<Entity>,
  column: keyof Entity & string,
  key: string,
): Lock {
  const address = `${entity.name}.${column}`;
  return { address, key, take: (db, keys) => db.lock(entity, column, keys) };
}
