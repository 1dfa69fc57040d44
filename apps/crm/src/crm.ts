import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';

@Module({})
export class CrmModule {}

/** What is to be known of a customer account, built from events alone. */
export const crm = defineService({
  name: 'crm',
  source: '/erp/crm',
  module: CrmModule,
  entities: [],
  migrations: [],
  consumes: true,
});
