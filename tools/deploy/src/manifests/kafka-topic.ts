import { type Topic } from '@kervan/contracts';
import { topicSettings } from '@kervan/messaging';
import type { IKafkaTopic } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { CLUSTER } from './names.js';

const REPLICAS = 3;

/** A topic as the topic operator makes it: the same that the apps would make by themselves. */
export function kafkaTopic({ name, partitions, compacted = false }: Topic): IKafkaTopic {
  return {
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaTopic',
    metadata: { name, labels: { 'strimzi.io/cluster': CLUSTER } },
    spec: { partitions, replicas: REPLICAS, config: topicSettings(compacted, REPLICAS) },
  };
}
