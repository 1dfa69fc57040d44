import { KervanError } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import { type Broker, connectBroker } from '@kervan/messaging';
import type { Evidence } from '../evidence/evidence.js';
import { type DatabaseService, databaseServices } from '../evidence/services.js';
import type { Stack } from './read-stack.js';

/** A running system, connected to. */
export interface OpenStack {
  readonly evidence: Evidence;
  close(): Promise<void>;
}

/** Long enough for a server that is just being started again. */
const WAIT_MS = 3_000;

/**
 * Connects to the databases and the broker of a stack; its sessions cannot write.
 *
 * @param signal ends what takes long
 * @throws KervanError DATABASE_UNAVAILABLE or DATABASE_REFUSED naming every database that does not answer,
 *   BROKER_UNAVAILABLE
 */
export async function openStack(stack: Stack, signal: AbortSignal): Promise<OpenStack> {
  const { brokers, topicPrefix, databases: urls, adminUrl } = stack;
  const databases: Partial<Record<DatabaseService, Database>> = {};
  const failed: { readonly service: string; readonly error: KervanError }[] = [];
  for (const service of databaseServices) {
    const url = urls[service];
    if (url === undefined) continue;
    try {
      databases[service] = await connectReader(url);
    } catch (error) {
      if (!(error instanceof KervanError)) throw error;
      failed.push({ service, error });
    }
  }
  const broker = connectBroker({ client: 'kafkajs', brokers, topicPrefix, clientId: 'verify' });
  const close = () => closeAll(broker, databases);
  const [first] = failed;
  if (first) {
    await close();
    const message = failed.map(({ service, error }) => `${service}: ${error.message}`).join('; ');
    throw new KervanError(first.error.code, message, { cause: first.error });
  }
  const rebuilding = adminUrl === null ? {} : { rebuilding: { adminUrl, brokers, topicPrefix, signal } };
  return { evidence: { databases, broker, ...rebuilding }, close };
}

function connectReader(url: string): Promise<Database> {
  const settings = { default_transaction_read_only: 'on' };
  return connectDatabase({ url, applicationName: 'verify', poolSize: 2, settings, waitMs: WAIT_MS });
}

async function closeAll(broker: Broker, databases: Partial<Record<string, Database>>): Promise<void> {
  await broker.close();
  for (const database of Object.values(databases)) await database?.close();
}
