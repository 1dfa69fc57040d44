import type { EntityClass } from '@kervan/database';
import type { Tx } from '@kervan/outbox';

/** A row that many keys share and a handler will change, locked once per chunk as part of one sorted set. */
export interface Lock {
  /** `Account.accountNo`: locks of one address are taken together. */
  readonly address: string;
  readonly key: string;
  /** Locks the rows of this address by their keys. */
  readonly take: (tx: LockingTx, keys: readonly string[]) => Promise<unknown>;
}

/** What taking locks needs of a transaction: what it reads under them may be kept in a shared part. */
export type LockingTx = Pick<Tx, 'db' | 'shared'>;

/** @param column property of the entity that holds the key. */
export function lockOn<Entity extends object>(
  entity: EntityClass<Entity>,
  column: keyof Entity & string,
  key: string,
): Lock {
  const address = `${entity.name}.${column}`;
  return { address, key, take: ({ db }, keys) => db.lock(entity, column, keys) };
}
