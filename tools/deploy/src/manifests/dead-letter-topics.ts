import type { ServiceDefinition } from '@kervan/service';
import { subscriptionsOf } from '../company/subscriptions.js';

/** Where operators may copy the dead letters of a service; made when they first do. */
export function deadLetterTopicsOf(service: ServiceDefinition): readonly string[] {
  return subscriptionsOf(service).map((topic) => `${topic}.${service.name}.dlq`);
}
