import { accounting } from '@kervan/accounting';
import { erpCore } from '@kervan/erp-core';
import type { ServiceDefinition } from '@kervan/service';
import type { Company } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import { servableOwedOrders } from './own-work.js';
import { waitingBesideFreeGoods } from './waiting-beside-free-goods.js';

/** A rule that one database alone can break: its SQL names every fault in a column of that name. */
interface Rule {
  readonly id: string;
  readonly service: ServiceDefinition;
  readonly faults: string;
}

const item = `concat(depot_no, '/', sku)`;

const rules: readonly Rule[] = [
  {
    id: 'I7',
    service: warehouse,
    faults: `SELECT concat(${item}, ' on hand ', on_hand, ' reserved ', reserved) AS fault
      FROM stock_item WHERE on_hand < 0 OR reserved < 0`,
  },
  {
    id: 'I8',
    service: warehouse,
    faults: `SELECT concat(${item}, ' reserved ', reserved, ' of ', on_hand) AS fault
      FROM stock_item WHERE reserved > on_hand`,
  },
  {
    id: 'I9',
    service: warehouse,
    faults: `SELECT concat(${item}, ' reserved ', reserved, ', for orders ', quantity) AS fault
      FROM stock_item FULL JOIN (
        SELECT depot_no, sku, sum(quantity) AS quantity FROM reservation JOIN reservation_line USING (order_no)
        WHERE state = 'ACTIVE' GROUP BY depot_no, sku
      ) AS held USING (depot_no, sku)
      WHERE coalesce(reserved, 0) <> coalesce(quantity, 0)`,
  },
  {
    id: 'I10',
    service: warehouse,
    faults: `SELECT concat(${item}, ' on hand ', on_hand, ' worth ', cost_value, ', moved ', quantity, ' worth ', cost) AS fault
      FROM stock_item FULL JOIN (
        SELECT depot_no, sku, sum(quantity) AS quantity, sum(cost) AS cost FROM stock_movement GROUP BY depot_no, sku
      ) AS moved USING (depot_no, sku)
      WHERE (coalesce(on_hand, 0), coalesce(cost_value, 0)) <> (coalesce(quantity, 0), coalesce(cost, 0))`,
  },
  {
    id: 'I13',
    service: erpCore,
    faults: `SELECT concat(account_no, ' open ', open_order_amount, ', orders ', gross) AS fault
      FROM account LEFT JOIN (
        SELECT account_no, sum(gross) AS gross FROM sales_order WHERE state IN ('APPROVED', 'RESERVED')
        GROUP BY account_no
      ) AS orders USING (account_no)
      WHERE open_order_amount <> coalesce(gross, 0)
      UNION ALL
      SELECT concat(order_no, ' approved at ', approval_exposure, ' of ', approval_limit)
      FROM sales_order WHERE approval_exposure > approval_limit`,
  },
  { id: 'owed', service: warehouse, faults: `SELECT order_no AS fault FROM (${servableOwedOrders}) AS owed` },
];

const nothingParked = [accounting, erpCore, warehouse].map((service): Rule => ({
  id: 'parked',
  service,
  faults: "SELECT concat_ws(' ', consumer, key, state, error) AS fault FROM parked_event",
}));

/**
 * What is wrong at rest: what breaks I5, I7 to I10 and I13, orders that wait beside free goods or are owed such, and
 * events that a service could not handle.
 */
export async function faultsAtRest(services: Company): Promise<readonly string[]> {
  const faults = await Promise.all(
    [...rules, ...nothingParked].map(async ({ id, service, faults: sql }) =>
      (await services.query<{ fault: string }>(service, sql)).map(({ fault }) => `${id}: ${fault}`),
    ),
  );
  const waiting = (await waitingBesideFreeGoods(services)).map((fault) => `waits: ${fault}`);
  return [...faults.flat(), ...waiting, ...(await stockValueFaults(services))];
}

/** I5: the ledger's 153 is the value of the stock. */
async function stockValueFaults(services: Company): Promise<readonly string[]> {
  const amount = async (service: ServiceDefinition, sql: string): Promise<string> => {
    const [row] = await services.query<{ amount: string }>(service, sql);
    return row?.amount ?? 'unknown';
  };
  const [ledger, stock] = await Promise.all([
    amount(
      accounting,
      `SELECT round(coalesce(sum(debit - credit), 0), 2)::text AS amount FROM voucher_line WHERE gl_account = '153'`,
    ),
    amount(warehouse, 'SELECT round(coalesce(sum(cost_value), 0), 2)::text AS amount FROM stock_item'),
  ]);
  return ledger === stock ? [] : [`I5: ledger 153 is ${ledger}, the stock is worth ${stock}`];
}
