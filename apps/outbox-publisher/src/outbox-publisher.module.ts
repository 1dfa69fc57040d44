import type { Broker } from '@kervan/messaging';
import { Metrics, type Logger } from '@kervan/observability';
import { BROKER, CONFIG, LOGGER, Readiness, type ConfigOf } from '@kervan/service';
import { Module } from '@nestjs/common';
import { RelaysController } from './relays.controller.js';
import { Relays } from './relays.js';
import type { settings } from './settings.js';

@Module({
  controllers: [RelaysController],
  providers: [
    {
      provide: Relays,
      inject: [CONFIG, BROKER, Readiness, LOGGER, Metrics],
      useFactory: (
        config: ConfigOf<typeof settings>,
        broker: Broker,
        readiness: Readiness,
        logger: Logger,
        metrics: Metrics,
      ) => new Relays(config.OUTBOXES, broker, readiness, logger, metrics, config.OUTBOX_SENT_HOURS),
    },
  ],
})
export class OutboxPublisherModule {}
