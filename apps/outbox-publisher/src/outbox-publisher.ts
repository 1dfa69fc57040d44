import { defineService } from '@kervan/service';
import { OutboxPublisherModule } from './outbox-publisher.module.js';
import { settings } from './settings.js';

/** Publishes the outboxes of all services; any number of instances, one of them active per outbox. */
export const outboxPublisher = defineService({
  name: 'outbox-publisher',
  source: '/erp/outbox-publisher',
  module: OutboxPublisherModule,
  broker: true,
  config: settings,
});
