import { parse as parsedRows } from 'csv-parse/sync';
import { shippedSample } from '../samples.mother.js';

/** Names with every letter that Turkish has beyond ASCII, and with what a dialect must quote. */
const names = [
  'ÇAYDANLIK, İNCE BELLİ',
  'Çaydanlık "küçük boy"',
  'ŞEKERLİK; GÜMÜŞ İŞLEMELİ',
  'Öğütücü | ağaç',
  'IĞDIR KAYISISI',
  'ığüşöç İĞÜŞÖÇ',
  'Kâse, rûmî desenli',
];
const countries: Readonly<Record<string, string>> = {
  'United Kingdom': 'Birleşik Krallık',
  France: 'Fransa',
  Germany: 'Almanya (Köln şubesi)',
  Norway: 'Norveç',
  Netherlands: 'Hollanda, İç Satış',
  EIRE: 'İrlanda',
  Australia: 'Avustralya "güney"',
};

/**
 * Rows of a whole business day of Online Retail (`tools/samples/2010-12-01.csv`: 3,108 lines), derived: names of products
 * and countries are Turkish ones, all else is as it was.
 */
export function turkishDay(): readonly (readonly string[])[] {
  const [header = [], ...rows]: string[][] = parsedRows(shippedSample('2010-12-01.csv'));
  const [name, country] = [header.indexOf('Description'), header.indexOf('Country')];
  return [
    header,
    ...rows.map((row, index) =>
      row
        .with(name, names[index % names.length] ?? '')
        .with(country, countries[row[country] ?? ''] ?? row[country] ?? ''),
    ),
  ];
}
