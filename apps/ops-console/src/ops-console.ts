import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';

@Module({})
export class OpsConsoleModule {}

/** Answers what became of every event: the read model of receipts and of the broker's own evidence, its API and its pages. */
export const opsConsole = defineService({
  name: 'ops-console',
  source: '/erp/ops-console',
  module: OpsConsoleModule,
  migrations: [],
  broker: true,
});
