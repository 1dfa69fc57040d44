import { KervanError } from '@kervan/contracts';
import type { Broker } from '@kervan/messaging';
import { topic } from '../workload/measurement.js';

/** Figures of a run that lost or repeated an event are none. @throws KervanError PROCESS_FAILED */
export async function refuseOtherCount(broker: Broker, events: number): Promise<void> {
  const partitions = await broker.offsets(topic.name);
  const onTopic = partitions.reduce((sum, { start, end }) => sum + end - start, 0);
  if (onTopic === events) return;
  throw new KervanError('PROCESS_FAILED', `${onTopic} records are on the topic, ${events} were given`);
}
