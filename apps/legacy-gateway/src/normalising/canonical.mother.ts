import type {
  CanonicalDespatch,
  CanonicalInvoice,
  CanonicalOrder,
  CanonicalProduct,
  CanonicalStockChange,
  InvoiceLine,
  Item,
  Party,
} from '@kervan/formats';

export const VKN = '4840847211';
export const TCKN = '10000000146';

export const seller: Party = { taxId: '1234567890', ids: [], country: 'TR' };
export const buyer: Party = {
  taxId: VKN,
  ids: [{ scheme: '0088', id: '8690000000005' }],
  country: 'TR',
};

export function item(sellersId: string | null, other: Partial<Item> = {}): Item {
  return { sellersId, buyersId: null, standardId: null, name: null, ...other };
}

type OrderLine = CanonicalOrder['lines'][number];

/** Six lanterns at 2.55. */
export function orderLine(other: Partial<OrderLine> = {}): OrderLine {
  return {
    no: '10',
    item: item('85123A'),
    quantity: '6',
    unit: 'C62',
    price: { amount: '2.55', baseQuantity: '1' },
    net: '15.3',
    deliveryDate: null,
    ...other,
  };
}

export function order(other: Partial<CanonicalOrder> = {}): CanonicalOrder {
  const number = '4500012345';
  return {
    kind: 'order',
    number,
    issueDate: '2026-03-02',
    seller,
    buyer,
    currency: 'TRY',
    lines: [orderLine()],
    ...other,
  };
}

const kdv = { scheme: 'VAT', category: 'S', rate: '20' };

/** Six lanterns at 2.55 with 20 % KDV. */
export function invoiceLine(other: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    no: '1',
    item: item('85123A'),
    quantity: '6',
    unit: 'C62',
    price: { amount: '2.55', baseQuantity: '1' },
    net: '15.3',
    taxes: [kdv],
    allowanceCharges: [],
    ...other,
  };
}

export function invoice(other: Partial<CanonicalInvoice> = {}): CanonicalInvoice {
  return {
    kind: 'invoice',
    number: 'ABC2026000000017',
    issueDate: '2026-03-02',
    seller,
    buyer,
    typeCode: '380',
    turkish: null,
    dueDate: null,
    currency: 'TRY',
    orderNo: null,
    lines: [invoiceLine()],
    allowanceCharges: [],
    taxes: [{ tax: kdv, taxable: '15.3', amount: '3.06' }],
    withheld: [],
    totals: {
      lineNet: '15.3',
      allowance: null,
      charge: null,
      taxExclusive: '15.3',
      tax: '3.06',
      taxInclusive: '18.36',
      prepaid: null,
      rounding: null,
      payable: '18.36',
    },
    ...other,
  };
}

export function despatch(other: Partial<CanonicalDespatch> = {}): CanonicalDespatch {
  const line = {
    no: '1',
    item: item('85123A'),
    quantity: '6',
    unit: 'C62',
    orderNo: null,
    orderLineNo: '10',
  };
  return {
    kind: 'despatch',
    number: 'IRS2026000000017',
    issueDate: '2026-03-02',
    seller,
    buyer,
    orderNo: '4500012345',
    lines: [line],
    ...other,
  };
}

export function product(other: Partial<CanonicalProduct> = {}): CanonicalProduct {
  return {
    kind: 'product',
    sku: 'NEW-1',
    name: 'LANTERN, BRASS',
    standardId: '8690000000012',
    unit: 'ADET',
    group: 'HOME',
    ...other,
  };
}

/** Three lanterns more. */
export function stockChange(other: Partial<CanonicalStockChange> = {}): CanonicalStockChange {
  return {
    kind: 'stock',
    number: 'CNT-17',
    sku: '85123A',
    depot: null,
    day: '2026-03-02',
    quantity: '3',
    meaning: 'change',
    ...other,
  };
}

/** Ten lanterns in depot MERKEZ. */
export function stockLevel(other: Partial<CanonicalStockChange> = {}): CanonicalStockChange {
  return stockChange({ number: null, depot: 'MERKEZ', quantity: '10', meaning: 'level', ...other });
}
