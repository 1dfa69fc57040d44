import type {
  DataOf,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  PrimHakedildi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';

const line = {
  lineNo: 1,
  sku: '85123A',
  quantity: '6',
  unit: 'C62',
  unitPrice: '2.55',
  kdvRate: '20',
  net: '15.30',
};

/** What an order line of 6 x 2.55 at 20 % comes to. */
export const totals = {
  lines: [line],
  net: '15.30',
  kdv: '3.06',
  gross: '18.36',
  kdvSummary: [{ rate: '20', base: '15.30', kdv: '3.06' }],
};

/** Totals of an export of this net amount. */
export const exempt = (net: string) => ({
  invoiceType: 'ISTISNA' as const,
  exemptionCode: '301',
  net,
  kdv: '0',
  gross: net,
  payable: net,
  kdvSummary: [{ rate: '0', base: net, kdv: '0' }],
});

type Invoice = DataOf<typeof FaturaKesildi>;

/** An invoice of 18.36 TRY to 17850. */
export const invoice = (invoiceNo: string, differing: Partial<Invoice> = {}): Invoice => ({
  invoiceNo,
  accountNo: '17850',
  issueDate: '2010-12-01',
  dueDate: '2010-12-31',
  currency: 'TRY',
  invoiceType: 'SATIS',
  ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  orderNo: 'SIP-536365',
  payable: '18.36',
  ...totals,
  ...differing,
});

/** The cancellation of an {@link invoice}, the day after. */
export const cancelled = (of: Invoice): DataOf<typeof FaturaIptalEdildi> => ({
  invoiceNo: of.invoiceNo,
  orderNo: of.orderNo,
  accountNo: of.accountNo,
  issueDate: of.issueDate,
  cancelDate: '2010-12-02',
  currency: of.currency,
  fxRate: of.fxRate,
  net: of.net,
  kdv: of.kdv,
  gross: of.gross,
  kdvSummary: of.kdvSummary,
  payable: of.payable,
});

type Return = DataOf<typeof IadeFaturasiAlindi>;

/** A return of 18.36 TRY by 17850 that names no invoice. */
export const returned = (invoiceNo: string, differing: Partial<Return> = {}): Return => ({
  invoiceNo,
  accountNo: '17850',
  issueDate: '2010-12-01',
  currency: 'TRY',
  documentNo: 'C536379',
  relatedInvoiceNo: null,
  ...totals,
  ...differing,
});

type Payment = DataOf<typeof TahsilatAlindi>;

/** A payment by bank of 17850 that settles nothing. */
export const payment = (paymentNo: string, amount: string, differing: Partial<Payment> = {}): Payment => ({
  paymentNo,
  accountNo: '17850',
  paymentDate: '2010-12-20',
  method: 'BANK',
  currency: 'TRY',
  amount,
  matches: [],
  unmatched: differing.matches ? '0' : amount,
  ...differing,
});

/** An advance of 17850 that settles something later. */
export const matchedLater = (
  paymentNo: string,
  differing: Pick<DataOf<typeof TahsilatEslestirildi>, 'matches' | 'unmatched'> & Partial<Payment>,
): DataOf<typeof TahsilatEslestirildi> => ({
  paymentNo,
  accountNo: '17850',
  matchDate: '2010-12-22',
  currency: 'TRY',
  ...differing,
});

/** 5 % of 1,000.00, of which 15 % are income tax. */
export const commission: DataOf<typeof PrimHakedildi> = {
  accrualNo: 'PRM-KRV2010000000001/1',
  employeeNo: 'P-7',
  invoiceNo: 'KRV2010000000001',
  date: '2010-12-20',
  currency: 'TRY',
  base: '1000.00',
  rate: '5',
  amount: '50.00',
  tax: '7.50',
  net: '42.50',
  paymentNo: 'THS2010000000001',
};
