import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateTallies1764000001001 } from './create-tallies.migration.js';
import { Tallies } from './tallies.js';

@Module({ controllers: [Tallies] })
class TallyModule {}

/** A complete service with one handler: receipts, health and API included. */
export const benchConsumer = defineService({
  name: 'bench-consumer',
  source: '/bench/consumer',
  module: TallyModule,
  migrations: [CreateTallies1764000001001],
  consumes: true,
});
