import type { EntityClass } from '@kervan/database';

/** A row that many keys share and a handler will change, locked once per chunk as part of one sorted set. */
export interface Lock {
  readonly entity: EntityClass<object>;
  /** Property of the entity that holds the key. */
  readonly column: string;
  readonly key: string;
}
