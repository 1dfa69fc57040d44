import type { Db } from '@kervan/database';
import type { Failure } from '../failures/failure.js';
import type { ParkedHead } from './parked-head.js';

/**
 * Somebody for whom a head is tried, asked and told in the head's own transaction: what it writes there commits with the
 * head's effect, or not at all.
 */
export interface HeadWatch {
  /** Whether the head may be tried; one that it refuses stays as it is. */
  admits(db: Db, head: ParkedHead): Promise<boolean>;
  /** The head took effect. Need not await what it writes. */
  done(db: Db, head: ParkedHead): void;
  /** The head stays, because of this. Need not await what it writes. */
  failed(db: Db, head: ParkedHead, failure: Failure): void;
}
