import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateFailing1764000000902 } from '../create-failing.js';
import { CreateProjection1764000000903 } from './create-projection.js';
import { SumsController } from './sums.controller.js';

@Module({ controllers: [SumsController] })
class ProjectionModule {}

/** The consumer group that keeps sums. */
export const projection = defineService({
  name: 'chaos-projection',
  source: '/chaos/projection',
  module: ProjectionModule,
  migrations: [CreateFailing1764000000902, CreateProjection1764000000903],
  consumes: true,
});
