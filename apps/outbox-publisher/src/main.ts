import { runService } from '@kervan/service';
import { outboxPublisher } from './outbox-publisher.js';

await runService(outboxPublisher);
