import { connectDatabase } from '@kervan/database';
import { connectBroker } from '@kervan/messaging';
import type { JobState } from '../job/job-state.js';
import type { Victim } from './kill-plan.js';
import { countedTopics } from './counted-topics.js';
import { waitFor } from './wait-for.js';

/** How many events an app has sent or handled so far. */
export interface Counter {
  read(): Promise<number>;
  close(): Promise<void>;
}

/** Long enough not to disturb the start of the apps. */
const START_MS = 100;

interface Rows {
  readonly service: string;
  readonly table: string;
}

const orders: Rows = { service: 'erp-core', table: 'sales_order' };
/** Business rows that tell how far the work is when the victim is to die. */
const rowsOf = {
  accounting: { service: 'accounting', table: 'voucher' },
  warehouse: { service: 'warehouse', table: 'despatch_note' },
  crm: { service: 'crm', table: 'open_item' },
  reporting: { service: 'reporting', table: 'sales_document' },
  'ops-console': { service: 'ops-console', table: 'event' },
  'erp-core': orders,
  kafka: orders,
  postgres: orders,
} as const satisfies Partial<Record<Victim, Rows>>;

/** Waits until the app's work can be counted. @throws the signal's reason when it aborts before. */
export function openCounter(app: Victim, state: JobState, signal: AbortSignal): Promise<Counter> {
  return app === 'outbox-publisher' ? sentRecords(state, signal) : handledRows(rowsOf[app], state, signal);
}

/** Records on the counted topics: what the broker has acknowledged to publishers. */
async function sentRecords(state: JobState, signal: AbortSignal): Promise<Counter> {
  // The pid file of an app comes after the topics were made.
  await waitFor(() => state.pid('outbox-publisher'), START_MS, signal);
  const address = await waitFor(() => state.broker(), START_MS, signal);
  const broker = connectBroker({ client: 'kafkajs', brokers: [address], clientId: 'chaos' });
  return {
    read: async () => {
      const partitions = await Promise.all(countedTopics.map((name) => broker.offsets(name)));
      return partitions.flat().reduce((sum, { end }) => sum + end, 0);
    },
    close: () => broker.close(),
  };
}

/** Business rows: one per handled event. */
async function handledRows({ service, table }: Rows, state: JobState, signal: AbortSignal): Promise<Counter> {
  const url = await waitFor(() => state.auditorUrl(service), START_MS, signal);
  const database = await connectDatabase({ url, applicationName: 'chaos', poolSize: 1, signal });
  await waitFor(
    async () => {
      const [row] = await database.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
        table,
      ]);
      return row?.there ? true : undefined;
    },
    START_MS,
    signal,
  );
  return {
    read: async () => {
      const [row] = await database.query<{ count: number }>(`SELECT count(*) FROM ${table}`);
      return row?.count ?? 0;
    },
    close: () => database.close(),
  };
}
