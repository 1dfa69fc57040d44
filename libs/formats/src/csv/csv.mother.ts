import { Readable } from 'node:stream';
import type { Parse, Parsed } from '../parsed.js';
import { CsvLayout } from './csv-layout.js';

/** A layout of sales whose columns are Turkish, in the dialect of Excel in Türkiye. */
export function salesLayout(changes: Partial<CsvLayout> = {}): CsvLayout {
  const amount = { type: 'decimal', decimal: ',', grouping: '.' };
  return {
    ...CsvLayout.parse({
      charset: 'utf-8',
      dialect: { separator: ';' },
      header: 'names',
      columns: [
        { name: 'Fiş No', headers: ['Belge No'], value: { type: 'text' } },
        { name: 'Tarih', value: { type: 'day', pattern: 'DD.MM.YYYY' } },
        { name: 'Cari', value: { type: 'text', suffix: '.0' } },
        { name: 'Stok Kodu', value: { type: 'text' } },
        { name: 'Açıklama', optional: true, value: { type: 'text' } },
        { name: 'Birim', value: { type: 'text', codes: { Adet: 'C62', Kilogram: 'KGM' } } },
        { name: 'Miktar', value: amount },
        { name: 'Fiyat', value: amount },
      ],
      mapping: {
        rows: 'file',
        key: 'Fiş No',
        become: [
          {
            document: {
              kind: 'order',
              number: 'Fiş No',
              issueDate: 'Tarih',
              seller: { id: { constant: 'MERKEZ' } },
              buyer: { id: 'Cari' },
              currency: { constant: 'TRY' },
              line: {
                sellersId: 'Stok Kodu',
                name: 'Açıklama',
                unit: 'Birim',
                quantity: 'Miktar',
                price: 'Fiyat',
              },
            },
          },
        ],
      },
    }),
    ...changes,
  };
}

export const salesHeader = 'Fiş No;Tarih;Cari;Stok Kodu;Açıklama;Birim;Miktar;Fiyat';

/** What a parser makes of bytes that come in these pieces. */
export async function outcomeOf(
  parse: Parse,
  ...pieces: readonly (Uint8Array | string)[]
): Promise<Parsed[]> {
  const parsed: Parsed[] = [];
  for await (const one of parse(Readable.from(pieces.map((piece) => Buffer.from(piece))))) parsed.push(one);
  return parsed;
}

/** Codes, details and places of what is faulty. */
export function faultsOf(parsed: readonly Parsed[]): string[] {
  return parsed.flatMap((one) =>
    one.kind === 'faulty'
      ? one.faults.map(({ code, detail, place }) => `${code} ${place.hint} @${place.offset}: ${detail}`)
      : [],
  );
}

export function documentsOf(parsed: readonly Parsed[]) {
  return parsed.flatMap((one) => (one.kind === 'document' ? [one.document] : []));
}
