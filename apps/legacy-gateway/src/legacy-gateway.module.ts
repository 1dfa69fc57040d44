import { Module } from '@nestjs/common';
import { LookupsModule } from './lookups/lookups.module.js';
import { MappingTablesModule } from './mapping-tables/mapping-tables.module.js';
import { OutboundModule } from './outbound/outbound.module.js';
import { quarantineControllers, quarantineProviders } from './quarantine/quarantine-providers.js';
import { SourcesModule } from './sources/sources.module.js';
import { TryingModule } from './trying/trying.module.js';

@Module({
  imports: [SourcesModule, MappingTablesModule, LookupsModule, OutboundModule, TryingModule],
  controllers: quarantineControllers,
  providers: quarantineProviders,
})
export class LegacyGatewayModule {}
