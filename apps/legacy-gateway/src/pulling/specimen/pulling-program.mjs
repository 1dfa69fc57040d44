import process from 'node:process';
import { connectDatabase } from '@kervan/database';
import { createLogger } from '@kervan/observability';
import { TransactionalUnitOfWork } from '@kervan/outbox';
import { FolderDocumentStore } from '../../../dist/document-store/folder-document-store.js';
import { clock, HostBudgets } from '../../../dist/http-api/host-budget.js';
import { loadMappingTables, mappingsBeside } from '../../../dist/mapping-tables/load-mapping-tables.js';
import { MappingTables } from '../../../dist/mapping-tables/mapping-tables.js';
import { normaliser } from '../../../dist/normalising/normaliser.js';
import { watchOf } from '../../../dist/receiving/watch-of.js';
import { collectorOf } from '../../../dist/sources/collector-of.js';
import { configuredSource } from '../../../dist/sources/configured-source.js';
import { loadSources } from '../../../dist/sources/load-sources.js';

/** Pulls one source and receives its files, in a process of its own, for specs that kill it; it says that it works. */
process.once('message', async ({ databaseUrl, declared, root, worker }) => {
  const database = await connectDatabase({ url: databaseUrl, applicationName: worker });
  const unitOfWork = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
  const tables = new MappingTables(await loadMappingTables(mappingsBeside(declared)));
  const [loaded] = await loadSources(declared);
  const source = configuredSource(loaded, root, normaliser(database, loaded.documents, tables));
  const parts = {
    database,
    unitOfWork,
    store: new FolderDocumentStore(`${root}/documents`),
    worker,
    logger: createLogger(worker, { level: 'silent' }),
    budgets: new HostBudgets(clock),
  };
  await watchOf(source, parts).onApplicationBootstrap();
  collectorOf(loaded, source.folder, parts).loop.onApplicationBootstrap();
  process.send('working');
});
process.once('disconnect', () => process.exit(1));
