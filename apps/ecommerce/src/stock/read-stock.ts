import type { Db, RowOf } from '@kervan/database';
import { KervanError } from '@kervan/contracts';
import { Quantity } from '@kervan/money';
import { Product } from '../products/product.entity.js';
import { sellable } from './sellable.js';
import { StockLevel } from './stock-level.entity.js';
import type { StockView } from './stock.schema.js';

/** The stock of a product; of one that is not defined yet, too, when its stock is known. @throws KervanError PRODUCT_NOT_FOUND */
export async function readStock(db: Db, sku: string): Promise<StockView> {
  const [product, levels] = await Promise.all([db.findOne(Product, { sku }), db.find(StockLevel, { sku })]);
  if (!product && levels.length === 0)
    throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} is not known`);
  return {
    sku,
    sellable: product?.stocked === false ? null : sellable(levels).toString(),
    ...sumOf(levels),
    depots: levels
      .map(({ depotNo, onHand, reserved, version }) => ({ depotNo, onHand, reserved, version }))
      .sort((one, other) => (one.depotNo < other.depotNo ? -1 : 1)),
  };
}

/** The version of a sum rises with every level it is made of. */
function sumOf(levels: readonly RowOf<StockLevel>[]): Pick<StockView, 'onHand' | 'reserved' | 'version'> {
  const sum = (quantities: readonly string[]) =>
    Quantity.sum(quantities.map((quantity) => Quantity.of(quantity))).toString();
  return {
    onHand: sum(levels.map(({ onHand }) => onHand)),
    reserved: sum(levels.map(({ reserved }) => reserved)),
    version: levels.reduce((version, level) => version + level.version, 0),
  };
}
