import { AsyncLocalStorage } from 'node:async_hooks';
import { KervanError } from '@kervan/contracts';

const allowed = new AsyncLocalStorage<object>();

/** Runs work that may use no other database than this one, also in what it leaves running. */
export function onlyOn<Result>(database: object, work: () => Result): Result {
  return allowed.run(database, work);
}

/** @throws KervanError REPLAY_HAS_EFFECT inside work that was given another database. */
export function refuseIfAnother(database: object): void {
  const only = allowed.getStore();
  if (only !== undefined && only !== database)
    throw new KervanError(
      'REPLAY_HAS_EFFECT',
      'a handler uses another database than that of its transaction',
    );
}
