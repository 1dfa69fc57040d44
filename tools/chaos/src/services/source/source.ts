import { defineService, type ServiceDefinition } from '@kervan/service';
import { Module } from '@nestjs/common';
import type { Source } from '../movement.js';
import { CreateSource1764000000901 } from './create-source.js';
import { Load } from './load.js';
import { settings } from './settings.js';

@Module({ providers: [Load] })
class SourceModule {}

/** Writes business rows with events, each source into a database of its own. */
export function sourceOf(source: Source): ServiceDefinition {
  return defineService({
    name: `chaos-${source}`,
    source: '/chaos/source',
    module: SourceModule,
    migrations: [CreateSource1764000000901],
    // Operators begin new epochs through it.
    broker: true,
    config: settings,
  });
}
