import { encode } from 'iconv-lite';

/** A file of products, one row each. */
export function productList(
  ...rows: readonly (readonly [sku: string, name: string, unit: string])[]
): Buffer {
  const lines = [['Stok Kodu', 'Açıklama', 'Birim'], ...rows];
  return encode(lines.map((cells) => `${cells.join(';')}\r\n`).join(''), 'windows-1254');
}
