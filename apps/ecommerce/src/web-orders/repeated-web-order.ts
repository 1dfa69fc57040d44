import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { Quantity } from '@kervan/money';
import { WebOrderLine } from './web-order-line.entity.js';
import { WebOrder } from './web-order.entity.js';
import type { NewWebOrder } from './web-orders.schema.js';

/**
 * Whether a web order of this number is kept already. Requests for one number wait for each other here until the end of
 * the transaction.
 *
 * @throws KervanError RESOURCE_EXISTS when it is kept with other content.
 */
export async function isRepeated(db: Db, webOrderNo: string, request: NewWebOrder): Promise<boolean> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [webOrderNo]);
  const kept = await db.findOne(WebOrder, { webOrderNo });
  if (!kept) return false;
  const lines = await db.find(WebOrderLine, { webOrderNo });
  const ordered = lines.sort((one, other) => one.lineNo - other.lineNo);
  const { accountNo, currency, priceList } = request;
  if (
    contentOf({ accountNo, currency, priceList, lines: request.lines }) ===
    contentOf({ ...kept, lines: ordered })
  )
    return true;
  throw new KervanError('RESOURCE_EXISTS', `web order ${webOrderNo} exists with other content`);
}

/** Comparable text: quantities by their value. */
function contentOf({ accountNo, currency, priceList, lines }: Omit<NewWebOrder, 'webOrderNo'>): string {
  const wanted = lines.map(({ sku, quantity }) => [sku, Quantity.of(quantity).toString()]);
  return JSON.stringify([accountNo, currency, priceList, wanted]);
}
