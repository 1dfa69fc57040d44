import { defineService, type ServiceDefinition } from '@kervan/service';
import { Module, type Type } from '@nestjs/common';
import { z } from 'zod';
import { Arrivals } from './arrivals.js';
import { CreateTallies1764000001001 } from './create-tallies.migration.js';
import { Tallies } from './tallies.js';
import { TallySets } from './tally-sets.js';

/**
 * `each` counts event by event, `set` chunk by chunk, `timed` writes down when each was handled, `projected` is `each` with
 * a table that can be replayed.
 */
export const handlerNames = ['each', 'set', 'timed', 'projected'] as const;
export type HandlerName = (typeof handlerNames)[number];

const handlers: Readonly<Record<HandlerName, Type>> = {
  each: Tallies,
  set: TallySets,
  timed: Arrivals,
  projected: Tallies,
};

export const settings = z.object({
  BENCH_FAILING_KEYS: z.coerce.number().int().min(0),
});

/** A complete service with one handler: receipts, health and API included. */
export function benchConsumer(handler: HandlerName): ServiceDefinition {
  @Module({ controllers: [handlers[handler]] })
  class BenchModule {}
  return defineService({
    name: 'bench-consumer',
    source: '/bench/consumer',
    module: BenchModule,
    migrations: [CreateTallies1764000001001],
    consumes: true,
    projections: handler === 'projected' ? ['tally'] : [],
    config: settings,
  });
}
