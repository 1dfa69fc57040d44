import type {
  DataOf,
  MalKabulEdildi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';

/** What an order lacks of each product, and the level that was found too low: 0 when nothing is said. */
export type Lacking = Readonly<
  Record<string, readonly [quantity: string, stockVersion: number, available?: string]>
>;

/** The warehouse could not reserve an order. */
export function failure(
  orderNo: string,
  lacking: Lacking,
  accountNo = '17850',
): DataOf<typeof StokRezervasyonuBasarisizOldu> {
  const missing = Object.entries(lacking).map(([sku, [quantity, stockVersion, available = '0']]) => ({
    sku,
    quantity,
    stockVersion,
    available,
  }));
  return { orderNo, accountNo, missing };
}

let receipts = 0;

/** Goods that came back; a negative quantity makes it a loss. */
export function arrival(
  sku: string,
  quantity: string,
  stockVersion: number,
  available = quantity,
): DataOf<typeof MalKabulEdildi> {
  const number = String(++receipts).padStart(9, '0');
  return {
    receiptNo: `MKB2010${number}`,
    reason: quantity.startsWith('-') ? 'COUNT' : 'RETURN',
    documentNo: `C${number}`,
    receiptDate: '2010-12-02',
    currency: 'TRY',
    lines: [{ depotNo: 'MERKEZ', sku, quantity, cost: '1.53', stockVersion, available }],
    cost: '1.53',
  };
}

/** Goods of an order of account 17850 that are held no longer, six pieces. */
export function release(
  orderNo: string,
  sku: string,
  stockVersion: number,
  available: string,
  reason: 'CANCELLED' | 'EXPIRED' = 'CANCELLED',
): DataOf<typeof StokRezervasyonuSerbestBirakildi> {
  return {
    orderNo,
    accountNo: '17850',
    reservationNo: `${orderNo}/1`,
    reason,
    lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku, quantity: '6', stockVersion, available }],
  };
}
