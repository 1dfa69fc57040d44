import { Module } from '@nestjs/common';
import { defineService } from '../define-service.js';
import { CreateDepots1764000001001, Depot } from './depot.entity.js';
import { DepotConsumer } from './depots.consumer.js';
import { Depots, settings } from './depots.controller.js';
import { CreateTanks1764000001002, Tank } from './tank.entity.js';
import { Tanks } from './tanks.controller.js';

@Module({ controllers: [Depots, Tanks, DepotConsumer] })
class SpecimenModule {}

/** The smallest complete service: the specs run it, in their own process and as a child. */
export const specimen = defineService({
  name: 'specimen',
  source: '/erp/specimen',
  module: SpecimenModule,
  entities: [Depot, Tank],
  migrations: [CreateDepots1764000001001, CreateTanks1764000001002],
  consumes: true,
  config: settings,
});
