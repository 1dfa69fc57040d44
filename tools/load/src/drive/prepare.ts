import { setTimeout as delay } from 'node:timers/promises';
import { businessDay, KervanError } from '@kervan/contracts';
import { postInBatches } from '../api/post-in-batches.js';
import { serviceApi } from '../api/service-api.js';
import { currency, depotNo, kdvClass, kdvRate, type World } from '../plan/world.js';

export interface PreparedServices {
  readonly core: string;
  readonly warehouse: string;
  readonly ecommerce: string;
  readonly token: string;
}

/** Two or three orders: some approvals are refused for want of credit, and payments release what is held. */
const creditLimit = '3000.00';
/** Nobody buys that much. */
const quantity = '1000000';
const since = '2020-01-01';
const LONGEST_WAIT_MS = 60_000;

/**
 * Opens the accounts, products, prices and stock that a run trades with; those that an earlier run opened stay as they
 * are. Returns when the shop sells the products.
 *
 * @throws KervanError UNAUTHENTICATED, REQUEST_INVALID, RESOURCE_EXISTS; NOT_READY when the shop does not hear of them.
 */
export async function prepare(world: World, services: PreparedServices): Promise<void> {
  const core = serviceApi(services.core, services.token);
  const warehouse = serviceApi(services.warehouse, services.token);
  const quietly = () => undefined;
  const accounts = world.accountNos.map((accountNo) => ({
    accountNo,
    segment: 'LOAD',
    currency,
    creditLimit,
  }));
  const products = world.products.map(({ sku }) => ({ sku, unit: 'C62', kdvClass, stocked: true }));
  const prices = world.products.map(({ sku, price }) => ({
    sku,
    priceList: 'STANDARD',
    validFrom: since,
    price,
    currency,
  }));
  const items = world.products.map(({ sku, price }) => ({ sku, quantity, unitCost: price }));

  await core('PUT', `/api/kdv-classes/${kdvClass}/rates`, { rates: [{ validFrom: since, rate: kdvRate }] });
  await postInBatches(core, '/api/accounts/batch', accounts, (batch) => ({ accounts: batch }), quietly);
  await postInBatches(core, '/api/products/batch', products, (batch) => ({ products: batch }), quietly);
  await postInBatches(core, '/api/products/prices/batch', prices, (batch) => ({ prices: batch }), quietly);
  await warehouse('PUT', `/api/depots/${depotNo}`, { priority: 1000 });
  const opening = (batch: readonly object[]) => ({ depotNo, date: businessDay(), items: batch });
  await postInBatches(warehouse, '/api/stock/opening', items, opening, quietly);
  for (const { sku } of world.products) await untilSold(sku, services);
}

/** The shop hears of products and prices by events. */
async function untilSold(sku: string, { ecommerce, token }: PreparedServices): Promise<void> {
  const giveUp = performance.now() + LONGEST_WAIT_MS;
  const url = new URL(`/api/catalogue/${sku}`, ecommerce);
  for (;;) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const article: unknown = await response.json();
    if (response.ok && typeof article === 'object' && article && 'price' in article && article.price) return;
    if (performance.now() > giveUp)
      throw new KervanError('NOT_READY', `the shop does not sell ${sku}: answer ${response.status}`);
    await delay(100);
  }
}
