import {
  CariHesapAcildi,
  CariHesapGuncellendi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  SevkiyatGerceklesti,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
  UrunTanimlandi,
  type DataOf,
  type Event,
  type EventContract,
  type EventType,
  type PayloadSchema,
} from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { LearnAccounts } from '../accounts/learn-accounts.js';
import { RecordOrders } from '../orders/record-orders.js';
import { RecordPayments } from '../payments/record-payments.js';
import { LearnProducts } from '../products/learn-products.js';
import { RecordSales } from '../sales/record-sales.js';
import { RecordStock } from '../stock/record-stock.js';
import { approval } from '../orders/approval.mother.js';
import { laterMatch, payment } from '../payments/paid.mother.js';
import { cancellation, invoice, returnInvoice } from '../sales/sold.mother.js';
import { despatch, goodsReceipt } from '../stock/moved.mother.js';

/** An event of a company's month: those of one topic and key keep this order, all others may come in any. */
export interface Happened {
  readonly contract: EventContract;
  readonly data: DataOf<EventContract>;
  /** What reporting does with it. */
  readonly handle: (tx: Tx) => Promise<void>;
}

let minute = 0;

/** One event a minute. */
function happened<Type extends EventType, Schema extends PayloadSchema>(
  contract: EventContract<Type, Schema>,
  data: DataOf<EventContract<Type, Schema>>,
  handler: (event: Event<Type, DataOf<EventContract<Type, Schema>>>, tx: Tx) => Promise<void>,
): Happened {
  const time = new Date(Date.UTC(2026, 2, 1, 10, minute++)).toISOString();
  const event = {
    id: time,
    type: contract.type,
    source: '/spec',
    key: '',
    time,
    sequence: null,
    data,
    correlationId: time,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  return { contract, data, handle: (tx) => handler(event, tx) };
}

const accounts = new LearnAccounts();
const products = new LearnProducts();
const orders = new RecordOrders();
const sales = new RecordSales();
const payments = new RecordPayments();
const stock = new RecordStock();

const account = { accountNo: 'C1', segment: 'RETAIL', currency: 'TRY', status: 'ACTIVE' as const };
const F1 = invoice('KRV2026000000001', {
  lines: [
    { sku: 'MUM', quantity: '2', net: '10.01' },
    { sku: '=FENER', net: '3.33', kdvRate: '10' },
    { sku: 'MUM', net: '0.02' },
  ],
});
const F2 = invoice('KRV2026000000002', {
  accountNo: 'C2',
  currency: 'EUR',
  fxRate: '35.123456',
  issueDate: '2026-03-02',
  lines: [
    { sku: 'MUM', net: '3.33' },
    { sku: 'Fincan, "altın"', net: '3.33' },
  ],
});
const F3 = invoice('KRV2026000000003', { orderNo: 'SIP-3' });
const F4 = invoice('KRV2026000000004', { orderNo: 'SIP-3', issueDate: '2026-03-04' });

/** Two accounts, four invoices of which one is cancelled, returns, payments, stock: a bit of everything. */
export const companyMonth: readonly Happened[] = [
  happened(CariHesapAcildi, { ...account, creditLimit: '100.00' }, (event, tx) => accounts.opened(event, tx)),
  happened(CariHesapGuncellendi, { ...account, segment: 'WHOLESALE' }, (event, tx) =>
    accounts.changed(event, tx),
  ),
  happened(
    CariHesapAcildi,
    { ...account, accountNo: 'C2', segment: 'EXPORT', creditLimit: '0.00' },
    (event, tx) => accounts.opened(event, tx),
  ),
  happened(
    UrunTanimlandi,
    { sku: 'MUM', unit: 'C62', description: 'Mum', kdvClass: 'GENEL', stocked: true },
    (event, tx) => products.learn(event, tx),
  ),
  happened(
    UrunTanimlandi,
    { sku: 'MUM', unit: 'C62', description: 'Mum, büyük', kdvClass: 'GENEL', stocked: true },
    (event, tx) => products.learn(event, tx),
  ),
  happened(SiparisOnaylandi, approval('SIP-3', '2026-03-01T08:00:00Z', 1), (event, tx) =>
    orders.approved(event, tx),
  ),
  happened(SiparisOnaylandi, approval('SIP-3', '2026-03-01T09:00:00Z', 2), (event, tx) =>
    orders.approved(event, tx),
  ),
  happened(SiparisOnaylandi, approval('SIP-4', '2026-03-01T08:00:00Z'), (event, tx) =>
    orders.approved(event, tx),
  ),
  happened(
    SiparisIptalEdildi,
    {
      orderNo: 'SIP-4',
      accountNo: 'C1',
      reason: 'REQUESTED',
      previousState: 'APPROVED',
    },
    (event, tx) => orders.cancelled(event, tx),
  ),
  happened(FaturaKesildi, F1, (event, tx) => sales.invoiced(event, tx)),
  happened(FaturaKesildi, F2, (event, tx) => sales.invoiced(event, tx)),
  happened(FaturaKesildi, F3, (event, tx) => sales.invoiced(event, tx)),
  happened(FaturaIptalEdildi, cancellation(F3, '2026-03-03'), (event, tx) => sales.cancelled(event, tx)),
  happened(FaturaKesildi, F4, (event, tx) => sales.invoiced(event, tx)),
  happened(IadeFaturasiAlindi, returnInvoice('IAD2026000000001'), (event, tx) => sales.returned(event, tx)),
  happened(
    IadeFaturasiAlindi,
    returnInvoice('IAD2026000000002', { relatedInvoiceNo: 'KRV2026000000004', settled: true }),
    (event, tx) => sales.returned(event, tx),
  ),
  happened(
    TahsilatAlindi,
    payment('THS2026000000001', '20.00', {
      matches: [{ invoiceNo: 'KRV2026000000004', amount: '6.00', settled: true }],
      unmatched: '14.00',
    }),
    (event, tx) => payments.received(event, tx),
  ),
  happened(
    TahsilatEslestirildi,
    laterMatch('THS2026000000001', [{ invoiceNo: 'KRV2026000000001', amount: '9.99' }], {
      unmatched: '4.01',
    }),
    (event, tx) => payments.matched(event, tx),
  ),
  happened(
    TahsilatAlindi,
    payment('THS2026000000002', '2.00', {
      accountNo: 'C2',
      currency: 'EUR',
      fxRate: '36',
      matches: [{ invoiceNo: 'KRV2026000000002', amount: '2.00', fxRate: '35.123456' }],
    }),
    (event, tx) => payments.received(event, tx),
  ),
  happened(
    MalKabulEdildi,
    goodsReceipt('MKB2026000000001', [
      { quantity: '10', cost: '20.02' },
      { depotNo: 'IZMIR', sku: '=FENER', quantity: '3', cost: '6.00' },
    ]),
    (event, tx) => stock.received(event, tx),
  ),
  happened(
    MalKabulEdildi,
    goodsReceipt('MKB2026000000002', [{ quantity: '-1', cost: '-2.00' }]),
    (event, tx) => stock.received(event, tx),
  ),
  happened(
    SevkiyatGerceklesti,
    despatch('IRS2026000000001', [{ quantity: '2', cost: '4.00' }]),
    (event, tx) => stock.despatched(event, tx),
  ),
];

/** Events as they may come in: `weights` decide between keys, within a key the order stays. */
export function interleaved(events: readonly Happened[], weights: readonly number[]): Happened[] {
  const keyed = events.map((event, index) => ({ event, weight: weights[index] ?? 0, key: keyOf(event) }));
  const shuffled = [...keyed].sort((one, other) => one.weight - other.weight);
  const left = new Map<string, Happened[]>();
  for (const { key, event } of keyed) left.set(key, [...(left.get(key) ?? []), event]);
  return shuffled.flatMap(({ key }) => left.get(key)?.shift() ?? []);
}

function keyOf({ contract, data }: Happened): string {
  return `${contract.topic}/${String(data[contract.key])}`;
}
