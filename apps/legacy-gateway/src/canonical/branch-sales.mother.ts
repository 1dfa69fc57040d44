import { encode } from 'iconv-lite';

export const branchHeader = 'Fiş No;Tarih;Cari Kodu;Stok Kodu;Birim;Miktar;Birim Fiyat';

/** A row of the branch program in which only what a spec is about differs. */
export function branchRow(
  differing: Partial<
    Record<'slip' | 'day' | 'account' | 'item' | 'unit' | 'quantity' | 'price', string>
  > = {},
): string {
  const ordinary = {
    slip: 'F-1',
    day: '15.02.2024',
    account: '120.01',
    item: 'KLM-01',
    unit: 'Adet',
    quantity: '2',
    price: '12,50',
  };
  return Object.values({ ...ordinary, ...differing }).join(';');
}

/** A whole day of the branch program with its row of totals, or one that was cut off before. */
export function branchDay(rows: readonly string[], { totals = true } = {}): Buffer {
  const quantities = rows.map((row) => Number(row.split(';')[5]?.replace(',', '.') ?? 0));
  const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
  const lines = [branchHeader, ...rows, ...(totals ? [`TOPLAM;;;${rows.length};;${total};`] : [])];
  return encode(lines.map((line) => `${line}\r\n`).join(''), 'windows-1254');
}
