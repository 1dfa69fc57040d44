import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { Money } from '@kervan/money';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { loadAccounts } from '../accounts/load-accounts.js';
import { erpCore } from '../erp-core.js';
import { setRates } from '../kdv/set-rates.js';
import { loadProducts } from '../products/load-products.js';
import { approveOrder } from './approve-order.js';
import { Order } from './order.entity.js';
import { placeOrder } from './place-order.js';

const lira = (text: string) => Money.of(text, 'TRY');

describe('approving orders of the API', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    temporary = await temporaryDatabase(testStores().databaseUrl);
    database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: erpCore.entities,
      migrations: [...outboxMigrations, ...erpCore.migrations],
    });
    await database.migrate();
    work = new TransactionalUnitOfWork(database, { source: '/erp/core' });
    await work.run(async (tx) => {
      await setRates(tx, 'GENERAL', [{ validFrom: '2010-01-01', rate: '20' }]);
      await loadProducts(tx, [{ sku: '85123A', unit: 'C62', kdvClass: 'GENERAL' }]);
    });
  });
  beforeEach(async () => {
    await database.query('TRUNCATE account, sales_order, sales_order_line, invoice, outbox, outbox_sequence');
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });

  const account = (creditLimit: string) =>
    work.run((tx) =>
      loadAccounts(tx, [{ accountNo: '17850', segment: 'RETAIL', currency: 'TRY', creditLimit }]),
    );
  const place = (orderNo: string, unitPrice: string) =>
    work.run((tx) =>
      placeOrder(tx, {
        orderNo,
        accountNo: '17850',
        businessDate: '2010-12-01',
        currency: 'TRY',
        lines: [{ lineNo: 1, sku: '85123A', quantity: '1', unitPrice }],
      }),
    );
  const approve = (orderNo: string) => work.run((tx) => approveOrder(tx, orderNo));
  const openOrderAmount = async () => {
    const [row] = await database.query<{ open: string }>('SELECT open_order_amount AS open FROM account');
    return lira(row?.open ?? 'no account');
  };
  const published = () =>
    database.query<{ type: string; key: string }>(
      `SELECT headers::json ->> 'ce_type' AS type, key FROM outbox ORDER BY id`,
    );

  it('given a draft within the limit, it is approved, its gross is open and the event is published', async () => {
    await account('18.36');
    await place('SIP-1', '15.30');

    expect(await approve('SIP-1')).toMatchObject({
      approved: true,
      order: { state: 'APPROVED', version: 2 },
    });

    expect((await openOrderAmount()).toString()).toBe('18.36');
    expect(await published()).toMatchObject([{ type: 'erp.sales.SiparisOnaylandi.v1', key: 'SIP-1' }]);
  });

  it('given a draft over the limit, it is held once, and approved when the limit is raised', async () => {
    await account('18.35');
    await place('SIP-1', '15.30');

    expect(await approve('SIP-1')).toMatchObject({ approved: false, order: { state: 'ON_HOLD' } });
    expect(await approve('SIP-1')).toMatchObject({ approved: false, changed: false });
    expect((await openOrderAmount()).toString()).toBe('0.00');
    expect(await published()).toMatchObject([{ type: 'erp.sales.SiparisBeklemeyeAlindi.v1', key: 'SIP-1' }]);

    await database.query('UPDATE account SET credit_limit = 18.36');
    expect(await approve('SIP-1')).toMatchObject({ approved: true });
  });

  it('given an approved order, approving it again is refused and writes nothing', async () => {
    await account('1000');
    await place('SIP-1', '15.30');
    await approve('SIP-1');

    await expect(approve('SIP-1')).rejects.toMatchObject({ code: 'ORDER_STATE_INVALID' });

    expect(await published()).toHaveLength(1);
    expect((await openOrderAmount()).toString()).toBe('18.36');
  });

  it('given a repeated request, the order is placed once; given other content, it is refused', async () => {
    await account('1000');
    await place('SIP-1', '15.30');
    await place('SIP-1', '15.30');

    await expect(place('SIP-1', '15.31')).rejects.toMatchObject({ code: 'RESOURCE_EXISTS' });
    const [counted] = await database.query<{ n: number }>('SELECT count(*) AS n FROM sales_order');
    expect(counted).toEqual({ n: 1 });
  });

  it('given many orders of one account at once, the limit holds and no order is held that would have fit', async () => {
    const limit = lira('1000');
    await account(limit.toString());
    // A fixed row of prices from 10.01 to 99.98 in no order: 37 is prime to 90.
    const orders = Array.from({ length: 90 }, (_, index) => ({
      orderNo: `SIP-${index}`,
      unitPrice: `${10 + ((index * 37) % 90)}.0${index % 10}`,
    }));
    for (const { orderNo, unitPrice } of orders) await place(orderNo, unitPrice);

    await Promise.all(orders.map(({ orderNo }) => approve(orderNo)));

    const rows = await work.run((tx) => tx.db.find(Order, { accountNo: '17850' }));
    const open = await openOrderAmount();
    const grossOf = (state: Order['state']) =>
      rows.filter((order) => order.state === state).map(({ gross }) => lira(gross));
    expect(Money.sum('TRY', grossOf('APPROVED'))).toEqual(open);
    expect(open.compare(limit)).toBeLessThanOrEqual(0);
    expect(grossOf('APPROVED').length + grossOf('ON_HOLD').length).toBe(orders.length);
    expect(grossOf('ON_HOLD').length).toBeGreaterThan(0);
    const left = limit.minus(open);
    expect(grossOf('ON_HOLD').filter((gross) => gross.compare(left) <= 0)).toEqual([]);
  });
});
