import { randomUUID } from 'node:crypto';
import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, type ConfigOf } from '@kervan/service';
import { Module } from '@nestjs/common';
import { FileLedger } from './file-ledger/file-ledger.js';
import { SOURCE } from './online-retail/layout.js';
import { defaultLimits } from './online-retail/limits.js';
import { defaultBatchSize } from './receiving/batches-of.js';
import { FileReceiver } from './receiving/file-receiver.js';
import type { settings } from './settings.js';
import { FolderWatch } from './watched-folder/folder-watch.js';
import { ProcessedFiles } from './watched-folder/processed-files.js';

/** After this time the files of a worker that died go to another. */
const LEASE_MS = 10_000;

@Module({
  providers: [
    {
      provide: FolderWatch,
      inject: [CONFIG, UnitOfWork, LOGGER],
      useFactory: (config: ConfigOf<typeof settings>, unitOfWork: UnitOfWork, logger: Logger) => {
        const folder = config.WATCH_FOLDER;
        const receiver = new FileReceiver({
          folder,
          processed: new ProcessedFiles(folder),
          unitOfWork,
          ledger: new FileLedger(unitOfWork, { source: SOURCE, worker: randomUUID(), leaseMs: LEASE_MS }),
          limits: defaultLimits,
          batchSize: defaultBatchSize,
        });
        const receive = receiver.receive.bind(receiver);
        return new FolderWatch({ folder, stableMs: config.STABLE_MS, receive, logger });
      },
    },
  ],
})
export class LegacyGatewayModule {}
