import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'pg';
import { AGAIN_MS, LEASE_MS, RENEW_MS, untilRenewalMs } from './lease-times.js';
import { renewLanes } from './lane-statements.js';
import { isRenewalOrder, type RenewalNews } from './renewal-messages.js';
import { SharedLeases } from './shared-leases.js';

/**
 * Renews the leases of one relay on a thread and a connection of its own, so that neither a busy main loop nor a busy
 * connection delays a renewal, and only while the main loop shows that its work goes on.
 */
interface Answer {
  readonly living: number;
  readonly free: number;
  readonly renewed: number[];
  readonly endsInMs: number | null;
}

const order: unknown = workerData;
if (!isRenewalOrder(order)) throw new TypeError('no order for the renewal of leases');
const { databaseUrl, owner, buffer } = order;
const leases = new SharedLeases(buffer);
const over = new AbortController();
let client: Client | undefined;

parentPort?.once('message', () => over.abort());

while (!over.signal.aborted) {
  let waitMs = RENEW_MS;
  try {
    if (leases.alive) waitMs = untilRenewalMs(await renew());
  } catch {
    // Away or too slow: a new connection at the next turn, while the leases last.
    client?.end().catch(() => undefined);
    client = undefined;
    waitMs = AGAIN_MS;
  }
  await sleep(waitMs, undefined, { signal: over.signal }).catch(() => undefined);
}
await client?.end().catch(() => undefined);
parentPort?.close();

/** @returns when the first of others' leases ends, in ms; null: others hold none */
async function renew(): Promise<number | null> {
  client ??= await connect();
  const held = leases.held();
  // Read before the statement is sent: the lease ends here no later than in the database.
  const sentAt = leases.now();
  const { rows } = await client.query<Answer>({
    name: 'renew',
    text: renewLanes,
    values: [
      owner,
      LEASE_MS,
      held.map(({ lane }) => lane),
      held.map(({ epoch }) => epoch.toString()),
      leases.floors().map(String),
    ],
  });
  const [answer] = rows;
  if (!answer) return null;
  const renewed = new Set(answer.renewed);
  const lost: { lane: number; epoch: number }[] = [];
  for (const one of held) {
    if (renewed.has(one.lane)) leases.renewed(one, sentAt, LEASE_MS);
    else lost.push({ lane: one.lane, epoch: Number(one.epoch) });
  }
  const { living, free, endsInMs } = answer;
  parentPort?.postMessage({ living, free, lost } satisfies RenewalNews);
  return endsInMs;
}

async function connect(): Promise<Client> {
  const fresh = new Client({
    connectionString: databaseUrl,
    application_name: 'outbox-publisher',
    connectionTimeoutMillis: LEASE_MS / 2,
    query_timeout: LEASE_MS / 2,
    keepAlive: true,
  });
  // Its statements reject by themselves; without a listener a lost connection would end the process.
  fresh.on('error', () => undefined);
  await fresh.connect();
  return fresh;
}
