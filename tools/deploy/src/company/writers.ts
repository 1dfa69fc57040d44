import { TeslimatKaydedildi, topicWriters } from '@kervan/contracts';
import type { ServiceDefinition } from '@kervan/service';

export { topicWriters as writers } from '@kervan/contracts';

/** The topics of a service's outbox: its own, and the receipts of whoever consumes. */
export function topicsWrittenBy({ name, consumes }: ServiceDefinition): readonly string[] {
  const own = Object.keys(topicWriters).filter((topic) => topicWriters[topic] === name);
  return consumes ? [...own, TeslimatKaydedildi.topic] : own;
}
