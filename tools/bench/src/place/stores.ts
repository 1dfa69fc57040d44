import { type Progress, startStores, type StateFolder, temporaryState } from '@kervan/local';

/** The stores of a whole run of the tool. */
export interface BenchStores {
  /** Superuser of PostgreSQL. */
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
}

/**
 * Embedded stores in a temporary folder, or those of DATABASE_URL and KAFKA_BROKERS; ended when the work is.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function withStores<Result>(
  progress: Progress,
  work: (stores: BenchStores) => Promise<Result>,
): Promise<Result> {
  const state = await temporaryState();
  try {
    return await inState(state, progress, work);
  } finally {
    state.release();
  }
}

async function inState<Result>(
  state: StateFolder,
  progress: Progress,
  work: (stores: BenchStores) => Promise<Result>,
): Promise<Result> {
  const stores = await startStores({ state, prefer: 'embedded', progress });
  try {
    return await work({ databaseUrl: stores.database.url, brokers: stores.broker.brokers });
  } finally {
    await stores.stop();
  }
}
