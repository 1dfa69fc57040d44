import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';

@Module({})
export class ReportingModule {}

/** Facts about sales, receivables, stock and service levels; may be rebuilt at any time. */
export const reporting = defineService({
  name: 'reporting',
  source: '/erp/reporting',
  module: ReportingModule,
  entities: [],
  migrations: [],
  consumes: true,
});
