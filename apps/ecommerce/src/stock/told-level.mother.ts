import type { DataOf, StokDuzeyiDegisti } from '@kervan/contracts';

type Level = DataOf<typeof StokDuzeyiDegisti>;

/** The first level of a product in depot MERKEZ, nothing reserved, unless said otherwise. */
export function toldLevel(sku: string, onHand: string, other: Partial<Level> = {}): Level {
  const depotNo = other.depotNo ?? 'MERKEZ';
  const usual = { stockItemNo: `${depotNo}/${sku}`, depotNo, reserved: '0', version: 1 };
  return { sku, onHand, reason: 'OPENING', ...usual, ...other };
}
