import { Module } from '@nestjs/common';
import { defineService } from '../define-service.js';
import { CreateDepots1764000001001, Depot } from './depot.entity.js';
import { DepotConsumer } from './depots.consumer.js';
import { Depots, settings } from './depots.controller.js';

@Module({ controllers: [Depots, DepotConsumer] })
class DepotModule {}

/** The smallest complete service: the specs run it, in their own process and as a child. */
export const specimen = defineService({
  name: 'specimen',
  source: '/erp/specimen',
  module: DepotModule,
  entities: [Depot],
  migrations: [CreateDepots1764000001001],
  consumes: true,
  config: settings,
});
