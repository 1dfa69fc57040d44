import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { connectDatabase } from '@kervan/database';
import { createLogger } from '@kervan/observability';
import { TransactionalUnitOfWork } from '@kervan/outbox';
import { readDestinations } from '../../../dist/outbound/destinations/read-destinations.js';
import { OutboundLedger } from '../../../dist/outbound/ledger/outbound-ledger.js';
import { OutboundWriter } from '../../../dist/outbound/outbound-writer.js';

/** A writer in a process of its own, for specs that kill it; it says that it works. */
process.once('message', async ({ databaseUrl, declared, root, worker, leaseMs }) => {
  const database = await connectDatabase({ url: databaseUrl, applicationName: worker });
  const unitOfWork = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
  const destinations = await readDestinations(declared, root);
  const ledger = new OutboundLedger(unitOfWork, { worker, leaseMs });
  const writer = new OutboundWriter({
    destinations,
    unitOfWork,
    ledger,
    logger: createLogger(worker, { level: 'silent' }),
  });
  process.send('working');
  while (process.connected) if (!(await writer.round())) await delay(10);
});
process.once('disconnect', () => process.exit(1));
