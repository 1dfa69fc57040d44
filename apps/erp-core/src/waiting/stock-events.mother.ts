import type {
  DataOf,
  MalKabulEdildi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';

/** What an order lacks of each product: quantity, and version of the stock that was found too small. */
export type Lacking = Readonly<Record<string, readonly [quantity: string, stockVersion: number]>>;

/** The warehouse could not reserve an order of account 17850. */
export function failure(orderNo: string, lacking: Lacking): DataOf<typeof StokRezervasyonuBasarisizOldu> {
  const missing = Object.entries(lacking).map(([sku, [quantity, stockVersion]]) => ({
    sku,
    quantity,
    stockVersion,
  }));
  return { orderNo, accountNo: '17850', missing };
}

let receipts = 0;

/** Goods that came back; a negative quantity makes it a loss. */
export function arrival(sku: string, quantity: string, stockVersion: number): DataOf<typeof MalKabulEdildi> {
  const number = String(++receipts).padStart(9, '0');
  return {
    receiptNo: `MKB2010${number}`,
    reason: quantity.startsWith('-') ? 'COUNT' : 'RETURN',
    documentNo: `C${number}`,
    receiptDate: '2010-12-02',
    currency: 'TRY',
    lines: [{ depotNo: 'MERKEZ', sku, quantity, cost: '1.53', stockVersion }],
    cost: '1.53',
  };
}

/** Goods of an order of account 17850 that are held no longer. */
export function release(
  orderNo: string,
  sku: string,
  quantity: string,
  stockVersion: number,
  reason: 'CANCELLED' | 'EXPIRED' = 'CANCELLED',
): DataOf<typeof StokRezervasyonuSerbestBirakildi> {
  return {
    orderNo,
    accountNo: '17850',
    reservationNo: `${orderNo}/1`,
    reason,
    lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku, quantity, stockVersion }],
  };
}
