export { outboxPublisher } from './outbox-publisher.js';
