import { accounting } from '@kervan/accounting';
import type { EventContract } from '@kervan/contracts';
import { crm } from '@kervan/crm';
import { ecommerce } from '@kervan/ecommerce';
import { erpCore } from '@kervan/erp-core';
import { hr } from '@kervan/hr';
import type { LogLevel } from '@kervan/observability';
import { reporting } from '@kervan/reporting';
import type { Environment, ServiceDefinition } from '@kervan/service';
import { company, eventually, type Answer, type Company } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import { z } from 'zod';
import { ownWorkOfCore, ownWorkOfWarehouse } from './own-work.js';
import { businessDate, currency, unitPrice, type OrderLine } from './trade-document.mother.js';

export interface TradingOptions {
  readonly core?: Environment;
  readonly warehouse?: Environment;
  /** Variables of every service. */
  readonly everyone?: Environment;
  /** From which level on logs are kept, default `warn`. */
  readonly logLevel?: LogLevel;
  /** Of core and warehouse each, default 1. */
  readonly instances?: number;
}

/** Quantities and costs are decimal text. */
export interface OpeningItem {
  readonly sku: string;
  readonly quantity: string;
  readonly unitCost?: string;
}

/** Goods are taken from MERKEZ first. */
export const depots = { MERKEZ: 1, SUBE: 2 } as const;
export type DepotNo = keyof typeof depots;

const creditLimit = '100000000.00';

/** Those that act on what core and warehouse tell. */
const consumers = [accounting, ecommerce, crm, reporting, hr];

export const members = [...consumers, warehouse, erpCore];

const Account = z.object({
  creditLimit: z.string(),
  balance: z.string(),
  openOrderAmount: z.string(),
  availableCredit: z.string(),
});

const Order = z.object({ state: z.string(), holdReason: z.string().nullable() });

/** Core and warehouse with every consumer, with products, depots and KDV rates, but nothing in stock yet. */
export async function tradingCompany(
  skus: readonly string[],
  { core, warehouse: store, everyone = {}, logLevel = 'warn', instances = 1 }: TradingOptions = {},
): Promise<TradingCompany> {
  const services = await company([
    ...consumers.map((service) => ({ service, logLevel, environment: () => everyone })),
    {
      service: warehouse,
      instances,
      logLevel,
      ownWork: ownWorkOfWarehouse,
      environment: () => ({ ...everyone, DUE_WORK_POLL_MS: '100', ...store }),
    },
    {
      service: erpCore,
      instances,
      logLevel,
      ownWork: ownWorkOfCore,
      environment: (urlOf, token) => ({
        ...everyone,
        WAREHOUSE_URL: urlOf(warehouse),
        WAREHOUSE_TOKEN: token,
        ORDER_CLOCK_MS: '100',
        ...core,
      }),
    },
  ]);
  const trade = new TradingCompany(services);
  await trade.prepare(skus);
  return trade;
}

/** What customers and clerks do with the services, and what they see. */
export class TradingCompany {
  constructor(readonly services: Company) {}

  async prepare(skus: readonly string[]): Promise<void> {
    await this.done(erpCore, 'PUT', '/api/kdv-classes/GENERAL/rates', {
      rates: [{ validFrom: '2010-01-01', rate: '20' }],
    });
    const products = skus.map((sku) => ({ sku, unit: 'C62', kdvClass: 'GENERAL' }));
    await this.done(erpCore, 'POST', '/api/products/batch', { products });
    for (const [depotNo, priority] of Object.entries(depots))
      await this.done(warehouse, 'PUT', `/api/depots/${depotNo}`, { priority });
    await this.services.atRest();
  }

  async openAccounts(...accountNos: readonly string[]): Promise<void> {
    const accounts = accountNos.map((accountNo) => ({ accountNo, segment: 'RETAIL', currency, creditLimit }));
    await this.done(erpCore, 'POST', '/api/accounts/batch', { accounts });
  }

  async openAccount(accountNo: string, limit: string): Promise<void> {
    const account = { accountNo, segment: 'RETAIL', currency, creditLimit: limit };
    await this.done(erpCore, 'POST', '/api/accounts', account);
  }

  /** An employee with a commission of 2.5 % serves the account from 2010 on. */
  async assign(employeeNo: string, accountNo: string): Promise<void> {
    const identity = { name: 'Ece Örnek', tckn: '10000000146' };
    const employee = { employeeNo, startDate: '2010-01-04', commissionRate: '2.5', identity };
    await this.done(erpCore, 'POST', '/api/employees', employee);
    const served = { employeeNo, validFrom: '2010-01-04' };
    await this.done(erpCore, 'PUT', `/api/accounts/${accountNo}/sales-rep`, served);
  }

  /** Takes a payment of an account. @returns its number. */
  async pay(accountNo: string, amount: string, ...invoiceNos: readonly string[]): Promise<string> {
    const named = invoiceNos.length > 0 && { invoices: invoiceNos.map((invoiceNo) => ({ invoiceNo })) };
    const payment = { accountNo, method: 'BANK', currency, amount, ...named };
    const answer = await this.done(erpCore, 'POST', '/api/payments', payment);
    return z.object({ paymentNo: z.string() }).parse(answer).paymentNo;
  }

  /** The customer's account as the core has it; amounts are decimal text. */
  async account(accountNo: string): Promise<z.output<typeof Account>> {
    return Account.parse(await this.done(erpCore, 'GET', `/api/accounts/${accountNo}`));
  }

  /** Balance, decimal text, of an account of the ledger, or of one customer in it. */
  async ledger(glAccount: string, accountNo: string | null = null): Promise<string> {
    const [row] = await this.services.query<{ balance: string }>(
      accounting,
      `SELECT round(coalesce(sum(debit - credit), 0), 2)::text AS balance FROM voucher_line
       WHERE left(gl_account, 3) = $1 AND ($2::text IS NULL OR account_no = $2)`,
      [glAccount, accountNo],
    );
    return row?.balance ?? '0.00';
  }

  async openStock(depotNo: DepotNo, items: readonly OpeningItem[]): Promise<void> {
    const priced = items.map((item) => ({ unitCost: '1.53', ...item }));
    await this.done(warehouse, 'POST', '/api/stock/opening', { depotNo, date: businessDate, items: priced });
  }

  /** @param partial whether less than the whole order may be delivered. */
  async place(
    accountNo: string,
    orderNo: string,
    lines: readonly OrderLine[],
    partial = false,
  ): Promise<void> {
    const priced = lines.map((line) => ({ unitPrice, ...line }));
    const order = { orderNo, accountNo, currency, businessDate, partial, lines: priced };
    await this.done(erpCore, 'POST', '/api/orders', order);
  }

  async approve(orderNo: string): Promise<void> {
    await this.done(erpCore, 'POST', `/api/orders/${orderNo}/approve`);
  }

  /** Places an order and approves it. */
  async order(accountNo: string, orderNo: string, lines: readonly OrderLine[]): Promise<void> {
    await this.place(accountNo, orderNo, lines);
    await this.approve(orderNo);
  }

  cancel(orderNo: string): Promise<Answer> {
    return this.services.http(erpCore, 'POST', `/api/orders/${orderNo}/cancel`);
  }

  /** `ON_HOLD(STOCK)`, `DESPATCHED`. */
  async stateOf(orderNo: string): Promise<string> {
    const { state, holdReason } = Order.parse(await this.done(erpCore, 'GET', `/api/orders/${orderNo}`));
    return holdReason === null ? state : `${state}(${holdReason})`;
  }

  async untilState(orderNo: string, state: string): Promise<void> {
    await eventually(`${orderNo} to be ${state}`, async () => (await this.stateOf(orderNo)) === state);
  }

  /** What all depots hold of a product, by the warehouse's books. */
  async stock(sku: string): Promise<{ readonly onHand: number; readonly reserved: number }> {
    const [sum] = await this.services.query<{ onHand: number; reserved: number }>(
      warehouse,
      `SELECT coalesce(sum(on_hand), 0)::float8 AS "onHand", coalesce(sum(reserved), 0)::float8 AS reserved
       FROM stock_item WHERE sku = $1`,
      [sku],
    );
    return sum ?? { onHand: 0, reserved: 0 };
  }

  /** The state of every order, as `stateOf` gives it. */
  async statesOfOrders(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.services.query<{ no: string; state: string }>(
      erpCore,
      `SELECT order_no AS no, state || coalesce('(' || hold_reason || ')', '') AS state FROM sales_order`,
    );
    return new Map(rows.map(({ no, state }) => [no, state]));
  }

  /** Until the core has taken in that many orders. */
  async untilOrders(count: number): Promise<void> {
    await eventually(`${count} orders`, async () => {
      const [orders] = await this.services.query<{ count: number }>(
        erpCore,
        'SELECT count(*) FROM sales_order',
      );
      return (orders?.count ?? 0) >= count;
    });
  }

  /** Whether the core has handled an event of this topic and key. */
  async hasHeard({ topic }: EventContract, key: string): Promise<boolean> {
    const marks = await this.services.query(
      erpCore,
      'SELECT last FROM inbox_key WHERE topic = $1 AND key = $2 AND last > 0',
      [topic, key],
    );
    return marks.length > 0;
  }

  /** Ends all services. @returns how many deadlocks PostgreSQL has ended in their databases. */
  async stop(): Promise<number> {
    // A connection tells what it counted when it ends, at the latest.
    await Promise.all(members.map((service) => this.services.stop(service)));
    const all = await Promise.all(
      members.map(async (service) => {
        const [row] = await this.services.query<{ deadlocks: number }>(
          service,
          'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
        );
        return row?.deadlocks ?? 0;
      }),
    );
    return all.reduce((sum, each) => sum + each, 0);
  }

  close(): Promise<void> {
    return this.services.close();
  }

  /** Asks the API of a service. @throws Error for any answer but success. */
  async done(service: ServiceDefinition, method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.services.http(service, method, path, body);
    if (answer.status < 300) return answer.body;
    const why = this.services.complaints(service).at(-1);
    throw new Error(
      `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}, ${why ?? 'nothing logged'}`,
    );
  }
}
