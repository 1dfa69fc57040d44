import type { Db } from '@kervan/database';
import { KervanError } from '@kervan/contracts';
import { Product } from '../products/product.entity.js';
import { StockLevel } from './stock-level.entity.js';
import type { StockView } from './stock.schema.js';

type Sums = Omit<StockView, 'sku' | 'depots'>;

const nothing: Sums = { sellable: '0', onHand: '0', reserved: '0', version: 0, stale: 0 };

/** The stock of a product; of one that is not defined yet, too, when its stock is known. @throws KervanError PRODUCT_NOT_FOUND */
export async function readStock(db: Db, sku: string): Promise<StockView> {
  const [product, levels, [sums = nothing]] = await Promise.all([
    db.findOne(Product, { sku }),
    db.find(StockLevel, { sku }),
    db.query<Sums>(
      'SELECT sellable, on_hand AS "onHand", reserved, version, stale FROM product_stock WHERE sku = $1',
      [sku],
    ),
  ]);
  if (!product && levels.length === 0)
    throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
  return {
    sku,
    ...sums,
    ...(product?.stocked === false && { sellable: null }),
    depots: levels
      .map(({ depotNo, onHand, reserved, version, stale }) => ({ depotNo, onHand, reserved, version, stale }))
      .sort((one, other) => (one.depotNo < other.depotNo ? -1 : 1)),
  };
}
