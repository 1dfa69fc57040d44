/** Columns of a day file, in the order of its header. */
export const columns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

/** Name of this source in events, ledgers and event ids: never renamed. */
export const SOURCE = 'online-retail';

/** The source knows no currency column; its prices count as lira. */
export const CURRENCY = 'TRY';
