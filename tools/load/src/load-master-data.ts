import { coreApi } from './core-api/core-api.js';
import { postInBatches, type Loaded } from './core-api/post-in-batches.js';
import { deriveMasterData } from './derivation/derive-master-data.js';
import { kdvClass, kdvRates } from './derivation/master-data.js';

export interface LoadOptions {
  /** Folder of Online Retail day files; it is only read. */
  readonly folder: string;
  /** Root of erp-core's HTTP server, `http://127.0.0.1:3000`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly records: 'accounts' | 'products';
  readonly done: number;
  readonly total: number;
}

export interface LoadResult {
  readonly accounts: Loaded;
  readonly products: Loaded;
}

/**
 * Derives accounts and products of a folder of day files and loads them through erp-core's API. Loading again changes
 * nothing.
 *
 * @throws KervanError UNAUTHENTICATED, REQUEST_INVALID
 */
export async function loadMasterData({
  folder,
  apiUrl,
  token,
  onProgress,
}: LoadOptions): Promise<LoadResult> {
  const { accounts, products } = await deriveMasterData(folder);
  const api = coreApi(apiUrl, token);
  const load = (records: LoadProgress['records'], rows: readonly object[]): Promise<Loaded> =>
    postInBatches(api, `/api/${records}/batch`, records, rows, (done) =>
      onProgress?.({ records, done, total: rows.length }),
    );

  await api('PUT', `/api/kdv-classes/${kdvClass}/rates`, { rates: kdvRates });
  return { accounts: await load('accounts', accounts), products: await load('products', products) };
}
