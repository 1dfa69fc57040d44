import type { ServiceDefinition } from '../define-service.js';
import type { CommonConfig } from './common-config.js';

/** The group that a service consumes as: its name, unless its configuration says otherwise. */
export function consumerGroup({ name }: ServiceDefinition, { INBOX_GROUP }: CommonConfig): string {
  return INBOX_GROUP ?? name;
}
