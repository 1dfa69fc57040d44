import { LocalError } from '../local-error.js';

/** One way to get a store. */
export interface StoreSource<Store> {
  /** Whether this way is open on this machine. */
  usable(): Promise<boolean>;
  start(): Promise<Store>;
}

/**
 * Starts the store in the first way that is open.
 *
 * @param missing tells, one line each, what the default way would need
 * @throws LocalError PREREQUISITE_MISSING when no way is open.
 */
export async function startFirst<Store>(
  sources: readonly StoreSource<Store>[],
  missing: () => Promise<readonly string[]>,
): Promise<Store> {
  for (const source of sources) if (await source.usable()) return source.start();
  throw new LocalError('PREREQUISITE_MISSING', (await missing()).join('\n'));
}
