import type { Logger } from '@kervan/observability';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, LOGGER, Periodic, type ConfigOf } from '@kervan/service';
import type { FactoryProvider } from '@nestjs/common';
import type { settings } from '../settings.js';
import { doDueWork } from './do-due-work.js';
import type { DueWork } from './due-work.js';

/** Does something for reservations, again and again, as soon as it is due. */
export function periodicDueWork(work: DueWork): FactoryProvider<Periodic> {
  return {
    provide: `Periodic(${work.name})`,
    inject: [UnitOfWork, CONFIG, LOGGER],
    useFactory: (unitOfWork: UnitOfWork, config: ConfigOf<typeof settings>, logger: Logger) =>
      new Periodic({
        name: work.name,
        everyMs: config.DUE_WORK_POLL_MS,
        round: () => doDueWork(unitOfWork, work, logger),
        logger,
      }),
  };
}
