import { KervanError } from '@kervan/contracts';
import { postInBatches, type Loaded } from './api/post-in-batches.js';
import { serviceApi, type ServiceApi } from './api/service-api.js';
import { deriveMasterData } from './derivation/derive-master-data.js';
import { salesRep } from './derivation/identities.js';
import { type Account, depotNo, kdvClass, kdvRates, type MasterData } from './derivation/master-data.js';

export interface LoadOptions {
  /** Folder of Online Retail day files; it is only read. */
  readonly folder: string;
  /** Root of erp-core's HTTP server, `http://127.0.0.1:3000`. */
  readonly coreUrl: string;
  /** Root of the warehouse's HTTP server. */
  readonly warehouseUrl: string;
  /** Bearer token of both. */
  readonly token: string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly records: 'accounts' | 'products' | 'prices' | 'stock items';
  readonly done: number;
  readonly total: number;
}

export interface LoadResult {
  /** Those with a name were opened one by one just before: they count as unchanged. */
  readonly accounts: Loaded;
  readonly products: Loaded;
  readonly prices: Loaded;
  readonly stockItems: Loaded;
}

/**
 * Derives accounts, products, prices and opening stock of a folder of day files and loads them through the APIs of erp-core
 * and the warehouse, with a sales representative of the customers that have a name. Loading again changes nothing.
 *
 * @throws KervanError UNAUTHENTICATED, REQUEST_INVALID; RESOURCE_EXISTS when the stock was opened from other files.
 */
export async function loadMasterData(options: LoadOptions): Promise<LoadResult> {
  const { folder, coreUrl, warehouseUrl, token, onProgress } = options;
  const { accounts, products, prices, openingStock } = await deriveMasterData(folder);
  const [core, warehouse] = [serviceApi(coreUrl, token), serviceApi(warehouseUrl, token)];
  const tell =
    (records: LoadProgress['records'], { length }: readonly object[]) =>
    (done: number) =>
      onProgress?.({ records, done, total: length });

  await core('PUT', `/api/kdv-classes/${kdvClass}/rates`, { rates: kdvRates });
  await openNamed(core, accounts);
  const result = {
    accounts: await postInBatches(
      core,
      '/api/accounts/batch',
      accounts.map(({ accountNo, segment, currency, creditLimit }) => {
        return { accountNo, segment, currency, creditLimit };
      }),
      (batch) => ({ accounts: batch }),
      tell('accounts', accounts),
    ),
    products: await postInBatches(
      core,
      '/api/products/batch',
      products,
      (batch) => ({ products: batch }),
      tell('products', products),
    ),
    prices: await postInBatches(
      core,
      '/api/products/prices/batch',
      prices,
      (batch) => ({ prices: batch }),
      tell('prices', prices),
    ),
    stockItems: await openStock(warehouse, openingStock, tell('stock items', openingStock.items)),
  };
  await assignSalesRep(core, accounts);
  return result;
}

/** The core takes names one account at a time. */
async function openNamed(core: ServiceApi, accounts: readonly Account[]): Promise<void> {
  for (const account of accounts) if (account.identity) await core('POST', '/api/accounts', account);
}

async function assignSalesRep(core: ServiceApi, accounts: readonly Account[]): Promise<void> {
  await core('POST', '/api/employees', salesRep);
  const { employeeNo, startDate: validFrom } = salesRep;
  for (const { accountNo, identity } of accounts)
    if (identity) await core('PUT', `/api/accounts/${accountNo}/sales-rep`, { employeeNo, validFrom });
}

async function openStock(
  warehouse: ServiceApi,
  { date, items }: MasterData['openingStock'],
  onDone: (done: number) => void,
): Promise<Loaded> {
  await warehouse('PUT', `/api/depots/${depotNo}`, { priority: 1 });
  const bodyOf = (batch: typeof items) => ({ depotNo, date, items: batch });
  try {
    return await postInBatches(warehouse, '/api/stock/opening', items, bodyOf, onDone);
  } catch (cause) {
    if (!(cause instanceof KervanError) || cause.code !== 'RESOURCE_EXISTS') throw cause;
    const advice = 'the stock was opened from other files before: begin anew with --fresh';
    throw new KervanError('RESOURCE_EXISTS', `${advice} (${cause.message})`, { cause });
  }
}
