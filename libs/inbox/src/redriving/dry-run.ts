import { AsyncLocalStorage } from 'node:async_hooks';

const dryRuns = new AsyncLocalStorage<true>();

/**
 * Whether the running code handles an event only to see what would become of it: everything in its transaction will be
 * rolled back, events it publishes and numbers it draws included. A handler that does more than write through its `Tx`
 * must ask, and not do it then.
 */
export function isDryRun(): boolean {
  return dryRuns.getStore() ?? false;
}

/** Runs work in which {@link isDryRun} is true. */
export function asDryRun<Result>(work: () => Promise<Result>): Promise<Result> {
  return dryRuns.run(true, work);
}
