import { CsvLayout } from '../csv/csv-layout.js';
import { eachLine, type GeneratedFile } from './generated-file.js';

const text = { type: 'text' };
const decimal = { type: 'decimal', decimal: '.' };

/** Orders in eight columns, as a retailer writes them. */
export const ordersLayout = CsvLayout.parse({
  charset: 'utf-8',
  dialect: { separator: ',' },
  header: 'none',
  columns: [
    { name: 'number', value: text },
    { name: 'sku', value: text },
    { name: 'name', value: text },
    { name: 'quantity', value: decimal },
    { name: 'day', value: { type: 'day', pattern: 'YYYY-MM-DD hh:mm:ss' } },
    { name: 'price', value: decimal },
    { name: 'account', value: { ...text, suffix: '.0' } },
    { name: 'country', value: text },
  ],
  mapping: {
    rows: 'together',
    key: 'number',
    become: [
      {
        document: {
          kind: 'order',
          number: 'number',
          issueDate: 'day',
          seller: {},
          buyer: { id: 'account' },
          line: { sellersId: 'sku', name: 'name', quantity: 'quantity', price: 'price' },
        },
      },
    ],
  },
});

export const generatedCsv: GeneratedFile = {
  opening: '',
  document: (number) =>
    eachLine((index) => {
      const line = number * 20 + index;
      return `${500_000 + number},85${line % 1000}A,"HEART, WHITE ${line % 97}",${1 + (line % 50)},2010-12-01 08:26:00,${line % 20}.55,17850.0,United Kingdom\n`;
    }),
  closing: () => '',
};
