import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateCompleteness1764000001002 } from './completeness/create-completeness.migration.js';
import { CreateServiceStatus1764000001004 } from './directory/create-service-status.migration.js';
import { CreateFailureNotes1764000001003 } from './failures/create-failure-notes.migration.js';
import { CreateReadModel1764000001001 } from './read-model/create-read-model.migration.js';

@Module({})
export class OpsConsoleModule {}

/** Answers what became of every event: the read model of receipts and of the broker's own evidence, its API and its pages. */
export const opsConsole = defineService({
  name: 'ops-console',
  source: '/erp/ops-console',
  module: OpsConsoleModule,
  migrations: [
    CreateReadModel1764000001001,
    CreateCompleteness1764000001002,
    CreateFailureNotes1764000001003,
    CreateServiceStatus1764000001004,
  ],
  broker: true,
});
