import type { ServiceDefinition } from '@kervan/service';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { subscriptionsOf } from '../company/subscriptions.js';
import { BOOTSTRAP, KAFKA_VERSION, labelsOf } from './names.js';

type Trigger = IScaledObject['spec']['triggers'][number];

/** Another instance is worth a rebalance from two full transactions on. */
const LAG_THRESHOLD = '1000';

/** When a consumer gets more instances; how quickly is the same for all, and lies with their other common parts. */
export function scaledObject(service: ServiceDefinition): IScaledObject {
  const { name } = service;
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, labels: labelsOf(name) },
    spec: {
      scaleTargetRef: { name },
      triggers: [...subscriptionsOf(service).map((topic) => lagOf(topic, name)), cpu],
    },
  };
}

/** What its API is asked. */
const cpu: Trigger = { type: 'cpu', metricType: 'Utilization', metadata: { value: '75' } };

function lagOf(topic: string, consumerGroup: string): Trigger {
  return {
    type: 'kafka',
    authenticationRef: { name: 'kafka' },
    metadata: {
      bootstrapServers: BOOTSTRAP,
      version: KAFKA_VERSION,
      sasl: 'scram_sha512',
      tls: 'enable',
      consumerGroup,
      topic,
      lagThreshold: LAG_THRESHOLD,
      activationLagThreshold: '1',
      offsetResetPolicy: 'earliest',
      allowIdleConsumers: 'false',
      // A partition that stands still is not helped by more instances.
      excludePersistentLag: 'true',
    },
  };
}
