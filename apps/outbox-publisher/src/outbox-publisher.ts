import { defineService } from '@kervan/service';
import { OutboxPublisherModule } from './outbox-publisher.module.js';
import { settings } from './settings.js';

/** Publishes the outboxes of all services; any number of instances, which share the lanes of each. */
export const outboxPublisher = defineService({
  name: 'outbox-publisher',
  source: '/erp/outbox-publisher',
  module: OutboxPublisherModule,
  broker: true,
  config: settings,
});
