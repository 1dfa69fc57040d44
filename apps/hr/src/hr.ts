import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';

@Module({})
export class HrModule {}

/** Employees, whom they serve, and the commissions they earn. */
export const hr = defineService({
  name: 'hr',
  source: '/erp/hr',
  module: HrModule,
  entities: [],
  migrations: [],
  consumes: true,
});
