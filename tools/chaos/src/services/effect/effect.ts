import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateFailing1764000000902 } from '../create-failing.js';
import { CreateEffect1764000000904 } from './create-effect.js';
import { EffectsController } from './effects.controller.js';

@Module({ controllers: [EffectsController] })
class EffectModule {}

/** The consumer group that acts on each movement and answers it. */
export const effect = defineService({
  name: 'chaos-effect',
  source: '/chaos/effect',
  module: EffectModule,
  migrations: [CreateFailing1764000000902, CreateEffect1764000000904],
  consumes: true,
});
