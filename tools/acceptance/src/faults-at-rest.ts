import type { ServiceDefinition } from '@kervan/service';
import type { Company } from '@kervan/testing';
import { verify, type Evidence } from '@kervan/verify';
import { warehouse } from '@kervan/warehouse';
import { servableOwedOrders } from './own-work.js';
import { members } from './trading-company.mother.js';
import { waitingBesideFreeGoods } from './waiting-beside-free-goods.js';

/** The gateway is not among the services here (I19), and a rebuild of the reports takes a process (I15). */
const notAsked: ReadonlySet<string> = new Set(['I15', 'I19']);

/**
 * What is wrong at rest: every invariant that does not hold, orders that wait beside free goods or are owed such, and
 * events that a service could not handle.
 *
 * @param parked whether events may be parked.
 */
export async function faultsAtRest(services: Company, { parked = false } = {}): Promise<readonly string[]> {
  const { invariants } = await verify(evidenceOf(services));
  const broken = invariants
    .filter(({ id, holds }) => !holds && !notAsked.has(id))
    .map(({ id, detail }) => `${id}: ${detail}`);
  const owed = await faultsIn(
    services,
    warehouse,
    'owed',
    `SELECT order_no AS fault FROM (${servableOwedOrders}) AS owed`,
  );
  const waiting = (await waitingBesideFreeGoods(services)).map((fault) => `waits: ${fault}`);
  return [...broken, ...owed, ...waiting, ...(parked ? [] : await parkedEvents(services))];
}

function evidenceOf(services: Company): Evidence {
  const reader = (service: ServiceDefinition) => ({
    query: <Row extends object>(sql: string, parameters?: readonly unknown[]) =>
      services.query<Row>(service, sql, parameters),
  });
  const databases = Object.fromEntries(members.map((service) => [service.name, reader(service)]));
  return { databases, broker: services.records };
}

async function parkedEvents(services: Company): Promise<readonly string[]> {
  const sql = "SELECT concat_ws(' ', consumer, key, state, error) AS fault FROM parked_event";
  const faults = await Promise.all(members.map((service) => faultsIn(services, service, 'parked', sql)));
  return faults.flat();
}

async function faultsIn(
  services: Company,
  service: ServiceDefinition,
  id: string,
  sql: string,
): Promise<readonly string[]> {
  return (await services.query<{ fault: string }>(service, sql)).map(({ fault }) => `${id}: ${fault}`);
}
