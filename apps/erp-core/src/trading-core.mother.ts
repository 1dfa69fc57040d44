import {
  SevkiyatGerceklesti,
  StokRezervasyonuTamamlandi,
  type DataOf,
  type EventContract,
} from '@kervan/contracts';
import { scenario, type Answer, type Scenario } from '@kervan/testing';
import { z } from 'zod';
import { erpCore } from './erp-core.js';
import { STILL_CLOCK } from './still-clock.mother.js';
import { product, rates } from './trade-document.mother.js';
import { despatch, reservation } from './warehouse-answer.mother.js';

const numbered = z.object({ orderNo: z.string(), invoiceNo: z.string() });

/** What an order of the specs may say beside its number. */
export interface Ordered {
  readonly accountNo?: string;
  readonly currency?: string;
  readonly businessDate?: string;
  readonly unitPrice?: string;
  readonly quantity?: string;
  readonly invoiceType?: string;
  readonly exemptionCode?: string;
  readonly withholdingTenths?: number;
}

/** A core that is used over its API, and answered by a warehouse that has everything. */
export class TradingCore {
  private constructor(readonly s: Scenario) {}

  /** Knows MUG, KDV 20 %, and account 17850 in TRY with credit for everything. */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<TradingCore> {
    const core = new TradingCore(await scenario(erpCore, { ...STILL_CLOCK, ...environment }));
    await core.s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await core.s.http('POST', '/api/products/batch', { products: [{ ...product, sku: 'MUG' }] });
    await core.opened('17850');
    return core;
  }

  async opened(accountNo: string, currency = 'TRY', creditLimit = '1000000'): Promise<void> {
    const accounts = [{ accountNo, segment: 'RETAIL', currency, creditLimit }];
    await this.s.http('POST', '/api/accounts/batch', { accounts });
    await this.s.past();
  }

  place(orderNo: string, { quantity = '1', unitPrice = '100', ...head }: Ordered = {}): Promise<Answer> {
    const lines = [{ sku: 'MUG', quantity, unitPrice }];
    const order = {
      orderNo,
      accountNo: '17850',
      currency: 'TRY',
      businessDate: '2026-03-02',
      ...head,
      lines,
    };
    return this.s.http('POST', '/api/orders', order);
  }

  async approved(orderNo: string, ordered: Ordered = {}): Promise<void> {
    await this.place(orderNo, ordered);
    await this.s.http('POST', `/api/orders/${orderNo}/approve`);
  }

  /** An order that is invoiced on its reservation, by default 100.00 net and 120.00 gross. @returns the invoice's number. */
  async invoiced(orderNo: string, ordered: Ordered = {}): Promise<string> {
    await this.approved(orderNo, ordered);
    await this.reserved(orderNo, ordered);
    return this.invoiceNoOf(orderNo);
  }

  /** An order that is invoiced and whose goods have left. @returns the invoice's number. */
  async delivered(orderNo: string, ordered: Ordered = {}): Promise<string> {
    const invoiceNo = await this.invoiced(orderNo, ordered);
    await this.despatched(orderNo, ordered);
    return invoiceNo;
  }

  async reserved(orderNo: string, { accountNo = '17850', quantity = '1' }: Ordered = {}): Promise<void> {
    const lines = [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity }];
    await this.given(StokRezervasyonuTamamlandi, reservation(orderNo, { accountNo, lines }));
  }

  async despatched(orderNo: string, { accountNo = '17850', quantity = '1' }: Ordered = {}): Promise<void> {
    const lines = [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity, cost: '1.00' }];
    await this.given(SevkiyatGerceklesti, despatch(orderNo, { accountNo, lines, cost: '1.00' }));
  }

  async given<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<NoInfer<Contract>>,
  ): Promise<void> {
    await this.s.given(contract, data);
  }

  async invoiceNoOf(orderNo: string): Promise<string> {
    const { body } = await this.s.http('GET', '/api/invoices?limit=200');
    const { items } = z.object({ items: z.array(numbered) }).parse(body);
    return items.findLast((invoice) => invoice.orderNo === orderNo)?.invoiceNo ?? '';
  }

  /** Body of an answer to `GET /api/<path>`. */
  async read(path: string): Promise<unknown> {
    return (await this.s.http('GET', `/api/${path}`)).body;
  }

  pay(amount: string, more: object = {}): Promise<Answer> {
    const payment = {
      accountNo: '17850',
      paymentDate: '2026-03-05',
      method: 'BANK',
      currency: 'TRY',
      amount,
    };
    return this.s.http('POST', '/api/payments', { ...payment, ...more });
  }

  giveBack(
    documentNo: string,
    relatedInvoiceNo: string | undefined,
    quantity: string,
    more: object = {},
  ): Promise<Answer> {
    const head = {
      documentNo,
      accountNo: '17850',
      relatedInvoiceNo,
      currency: 'TRY',
      issueDate: '2026-03-06',
    };
    return this.s.http('POST', '/api/returns', { ...head, lines: [{ sku: 'MUG', quantity }], ...more });
  }

  /** Every account, order and document is forgotten; series begin again. */
  async empty(): Promise<void> {
    await this.s.past();
    await this.s.query(
      `TRUNCATE account, sales_order, sales_order_line, invoice, invoice_line, return_invoice, return_invoice_line,
         payment, payment_match, work_item, number_series`,
    );
    await this.opened('17850');
  }
}
