import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Database } from '@kervan/database';
import { Metrics, type Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic } from '@kervan/service';
import { Global, Module } from '@nestjs/common';
import { DocumentStore } from '../document-store/document-store.js';
import { openDocumentStore } from '../document-store/open-document-store.js';
import { clock, HostBudgets } from '../http-api/host-budget.js';
import { WebhookController } from '../http-api/webhook.controller.js';
import { Webhooks } from '../http-api/webhooks.js';
import { loadMappingTables, mappingsBeside } from '../mapping-tables/load-mapping-tables.js';
import { MappingTables } from '../mapping-tables/mapping-tables.js';
import { units } from '../mapping-tables/units.js';
import { normaliser } from '../normalising/normaliser.js';
import { GapAlarm } from '../ordering/gap-alarm.js';
import { GapsController } from '../ordering/gaps.controller.js';
import { RECEIVED_SOURCES } from '../quarantine/received-sources.js';
import { watchOf } from '../receiving/watch-of.js';
import type { Settings } from '../settings.js';
import { collectorOf, type Collector } from './collector-of.js';
import { configuredSource, onlineRetailSource } from './configured-source.js';
import { loadSources } from './load-sources.js';
import { Loops } from './loops.js';
import { SourceOperations } from './source-operations.js';
import { SourceRegistry } from './source-registry.js';

const COLLECTORS = Symbol('what brings files into the folders of sources');
const GAPS = Symbol('alarm of missing files');
const LOOK_FOR_GAPS_EVERY_MS = 10_000;

/** Folder of the document store where the settings name none. */
const DOCUMENTS = 'documents';

/** The legacy systems: what they declare, and what receives from them. */
@Global()
@Module({
  controllers: [SourceOperations, GapsController, WebhookController],
  providers: [
    {
      provide: DocumentStore,
      inject: [CONFIG],
      useFactory: (settings: Settings) => openDocumentStore(settings, join(settings.WATCH_FOLDER, DOCUMENTS)),
    },
    {
      provide: MappingTables,
      inject: [CONFIG],
      useFactory: async ({ SOURCES_DIR, MAPPINGS_DIR }: Settings) => {
        const folder = MAPPINGS_DIR ?? (SOURCES_DIR && mappingsBeside(SOURCES_DIR));
        return new MappingTables(folder ? await loadMappingTables(folder) : new Map([[units.name, units]]));
      },
    },
    {
      provide: SourceRegistry,
      inject: [CONFIG, Database, MappingTables],
      useFactory: async (settings: Settings, database: Database, tables: MappingTables) => {
        const { SOURCES_DIR, MAPPINGS_DIR, WATCH_FOLDER, STABLE_MS } = settings;
        const loaded = SOURCES_DIR === undefined ? [] : await loadSources(SOURCES_DIR, MAPPINGS_DIR);
        const declared = loaded.map((source) =>
          configuredSource(source, WATCH_FOLDER, normaliser(database, source.documents, tables)),
        );
        return new SourceRegistry([onlineRetailSource(WATCH_FOLDER, STABLE_MS), ...declared], loaded);
      },
    },
    {
      provide: RECEIVED_SOURCES,
      inject: [SourceRegistry],
      useFactory: ({ all }: SourceRegistry) => new Map(all.map((source) => [source.name, source])),
    },
    {
      provide: COLLECTORS,
      inject: [SourceRegistry, UnitOfWork, LOGGER],
      useFactory: (sources: SourceRegistry, unitOfWork: UnitOfWork, logger: Logger): readonly Collector[] => {
        const parts = { unitOfWork, worker: randomUUID(), logger, budgets: new HostBudgets(clock) };
        return sources.loaded.flatMap((source) => {
          const folder = sources.named(source.name)?.folder;
          return folder === undefined ? [] : (collectorOf(source, folder, parts) ?? []);
        });
      },
    },
    {
      provide: Webhooks,
      inject: [COLLECTORS],
      useFactory: (collectors: readonly Collector[]) =>
        new Webhooks(collectors.flatMap(({ hook }) => hook ?? [])),
    },
    {
      provide: Loops,
      inject: [SourceRegistry, COLLECTORS, Database, UnitOfWork, DocumentStore, LOGGER],
      useFactory: (
        { all }: SourceRegistry,
        collectors: readonly Collector[],
        database: Database,
        unitOfWork: UnitOfWork,
        store: DocumentStore,
        logger: Logger,
      ) => {
        const parts = { database, unitOfWork, store, worker: randomUUID(), logger };
        const watches = all.map((source) => watchOf(source, parts));
        return new Loops([...watches, ...collectors.map(({ loop }) => loop)]);
      },
    },
    {
      provide: GAPS,
      inject: [SourceRegistry, Database, LOGGER, Metrics],
      useFactory: ({ all }: SourceRegistry, database: Database, logger: Logger, metrics: Metrics) => {
        const alarm = new GapAlarm(database, all, logger, metrics);
        const round = () => alarm.look();
        return new Periodic({ name: 'missing files', everyMs: LOOK_FOR_GAPS_EVERY_MS, round, logger });
      },
    },
  ],
  exports: [DocumentStore, MappingTables, SourceRegistry, RECEIVED_SOURCES],
})
export class SourcesModule {}
