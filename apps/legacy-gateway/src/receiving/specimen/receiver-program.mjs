import process from 'node:process';
import { connectDatabase } from '@kervan/database';
import { createLogger } from '@kervan/observability';
import { TransactionalUnitOfWork } from '@kervan/outbox';
import { FolderDocumentStore } from '../../../dist/document-store/folder-document-store.js';
import { FileLedger } from '../../../dist/file-ledger/file-ledger.js';
import { loadMappingTables, mappingsBeside } from '../../../dist/mapping-tables/load-mapping-tables.js';
import { MappingTables } from '../../../dist/mapping-tables/mapping-tables.js';
import { normaliser } from '../../../dist/normalising/normaliser.js';
import { FileReceiver } from '../../../dist/receiving/file-receiver.js';
import { configuredSource } from '../../../dist/sources/configured-source.js';
import { loadSources } from '../../../dist/sources/load-sources.js';
import { FolderWatch } from '../../../dist/watched-folder/folder-watch.js';
import { ProcessedFiles } from '../../../dist/watched-folder/processed-files.js';

/** A receiver of one source in a process of its own, for specs that kill it; it says that it works. */
process.once('message', async ({ databaseUrl, declared, source: name, folder, worker, documents }) => {
  const database = await connectDatabase({ url: databaseUrl, applicationName: worker });
  const unitOfWork = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
  const tables = new MappingTables(await loadMappingTables(mappingsBeside(declared)));
  const loaded = (await loadSources(declared)).find((each) => each.name === name);
  const receiver = new FileReceiver({
    source: configuredSource(loaded, '', normaliser(database, loaded.documents, tables)),
    folder,
    processed: new ProcessedFiles(folder),
    store: new FolderDocumentStore(`${folder}/documents`),
    unitOfWork,
    ledger: new FileLedger(unitOfWork, { source: name, worker, leaseMs: 60_000 }),
    batchSize: { documents, bytes: 1_048_576 },
  });
  const logger = createLogger(worker, { level: 'fatal' });
  const watch = new FolderWatch({
    folder,
    whole: { by: 'rename' },
    logger,
    receive: async (file, signal) => {
      await receiver.receive(file, signal);
      return 'SETTLED';
    },
  });
  await watch.onApplicationBootstrap();
  process.send('working');
});
process.once('disconnect', () => process.exit(1));
