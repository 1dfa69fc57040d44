import { CsvLayout } from './csv-layout.js';

const sales = {
  number: 'InvoiceNo',
  issueDate: 'InvoiceDate',
  seller: { id: { constant: 'ONLINE-RETAIL' } },
  buyer: { id: ['CustomerID', 'Country'] },
  currency: { constant: 'GBP' },
  line: { sellersId: 'StockCode', name: 'Description', quantity: 'Quantity', price: 'UnitPrice' },
};
const correction = {
  kind: 'stock',
  sku: 'StockCode',
  day: 'InvoiceDate',
  quantity: 'Quantity',
  meaning: 'change',
};

/** The layout of a day of Online Retail (Chen, 2015): what a source with real columns looks like. */
export const onlineRetail = CsvLayout.parse({
  charset: 'utf-8',
  dialect: { separator: ',' },
  header: 'names',
  columns: [
    { name: 'InvoiceNo', value: { type: 'text' } },
    { name: 'StockCode', value: { type: 'text' } },
    { name: 'Description', value: { type: 'text' } },
    { name: 'Quantity', value: { type: 'decimal', decimal: '.' } },
    { name: 'InvoiceDate', value: { type: 'day', pattern: 'YYYY-MM-DD hh:mm:ss' } },
    { name: 'UnitPrice', value: { type: 'decimal', decimal: '.' } },
    { name: 'CustomerID', value: { type: 'text', suffix: '.0' } },
    { name: 'Country', value: { type: 'text' } },
  ],
  mapping: {
    rows: 'file',
    key: 'InvoiceNo',
    become: [
      {
        when: [{ column: 'InvoiceNo', startsWith: 'C' }],
        document: { kind: 'invoice', typeCode: '381', turned: true, ...sales },
      },
      {
        when: [{ column: 'InvoiceNo', startsWith: 'A' }],
        document: { kind: 'refused', reason: 'an entry of bad debt' },
      },
      { when: [{ column: 'Quantity', first: 'negative' }], document: correction },
      { when: [{ column: 'UnitPrice', some: 'positive' }], document: { kind: 'order', ...sales } },
      { document: correction },
    ],
  },
});
