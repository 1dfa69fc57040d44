import type {
  CariHesapAcildi,
  CariHesapLimitiGuncellendi,
  DataOf,
  FaturaKesildi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  TahsilatAlindi,
  UrunFiyatiDegisti,
} from '@kervan/contracts';

/** Events as core and warehouse tell them, of account 17850 and 6 pieces of 85123A. */

const currency = 'TRY';
const line = {
  lineNo: 1,
  sku: '85123A',
  quantity: '6',
  unit: 'C62',
  unitPrice: '2.55',
  kdvRate: '20',
  net: '15.30',
};
const totals = {
  net: '15.30',
  kdv: '3.06',
  gross: '18.36',
  kdvSummary: [{ rate: '20', base: '15.30', kdv: '3.06' }],
};

export function opened(accountNo: string): DataOf<typeof CariHesapAcildi> {
  return { accountNo, segment: 'RETAIL', currency, status: 'ACTIVE', creditLimit: '1000.00' };
}

/** Version n is a limit of n thousand. */
export function limit(accountNo: string, version: number): DataOf<typeof CariHesapLimitiGuncellendi> {
  const thousands = (count: number) => `${count}000.00`;
  return { accountNo, currency, oldLimit: thousands(version - 1), newLimit: thousands(version), version };
}

/** Version n is a price of n lira, on the standard list from 2010 on. */
export function price(sku: string, version: number): DataOf<typeof UrunFiyatiDegisti> {
  return { sku, priceList: 'STANDARD', validFrom: '2010-12-01', price: `${version}.00`, currency, version };
}

export function approval(orderNo: string): DataOf<typeof SiparisOnaylandi> {
  return {
    orderNo,
    accountNo: '17850',
    businessDate: '2010-12-01',
    approvedAt: '2010-12-01T08:00:00.000Z',
    approvalNo: 1,
    invoicing: 'ON_RESERVATION',
    partial: false,
    currency,
    lines: [line],
    ...totals,
  };
}

export function cancellation(orderNo: string): DataOf<typeof SiparisIptalEdildi> {
  return { orderNo, accountNo: '17850', reason: 'REQUESTED', previousState: 'APPROVED' };
}

export function invoice(invoiceNo: string, orderNo: string): DataOf<typeof FaturaKesildi> {
  return {
    invoiceNo,
    ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    invoiceType: 'SATIS',
    orderNo,
    accountNo: '17850',
    issueDate: '2010-12-01',
    dueDate: '2010-12-31',
    currency,
    lines: [line],
    ...totals,
    payable: totals.gross,
  };
}

/** All of what the invoice asks for. */
export function payment(paymentNo: string, invoiceNo: string): DataOf<typeof TahsilatAlindi> {
  return {
    paymentNo,
    accountNo: '17850',
    paymentDate: '2010-12-20',
    method: 'BANK',
    currency,
    amount: totals.gross,
    matches: [{ invoiceNo, amount: totals.gross, settled: true }],
    unmatched: '0.00',
  };
}

export function level(
  depotNo: string,
  sku: string,
  onHand: number,
  reserved: number,
  version: number,
): DataOf<typeof StokDuzeyiDegisti> {
  return {
    stockItemNo: `${depotNo}/${sku}`,
    depotNo,
    sku,
    onHand: String(onHand),
    reserved: String(reserved),
    version,
    reason: 'COUNT',
  };
}
