import { type IScaledObject, ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Kafka, KafkaTopic } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

export const consumersFitTheirTopics: Policy = {
  name: 'a consumer gets as many instances as its largest topic has partitions, and none on top in a rollout',
  faults: (objects) => {
    const partitions = new Map(
      objects
        .filter((object) => KafkaTopic.is(object))
        .map(({ metadata, spec }) => [metadata.name, spec.partitions ?? 0]),
    );
    const [version] = objects.filter((object) => Kafka.is(object)).map(({ spec }) => spec.kafka.version);
    const scaled = objects.filter((object) => ScaledObject.is(object));
    return [
      ...scaled.flatMap((object) => {
        const fault = (field: string, message: string) => ({
          object: `ScaledObject ${object.metadata.name}`,
          field,
          message,
        });
        const lags = lagsOf(object);
        const largest = Math.max(0, ...lags.map(({ topic = '' }) => partitions.get(topic) ?? 0));
        return [
          ...(object.spec.maxReplicaCount === largest
            ? []
            : [
                fault(
                  'spec.maxReplicaCount',
                  `is ${object.spec.maxReplicaCount ?? 'missing'}, not ${largest}`,
                ),
              ]),
          ...lags
            .filter(({ topic = '' }) => !partitions.has(topic))
            .map(({ topic }) => fault('spec.triggers', `topic ${topic ?? '(none)'} is not there`)),
          ...lags
            .filter((lag) => lag['version'] !== version)
            .map((lag) =>
              fault('spec.triggers', `speaks ${lag['version'] ?? 'no version'}, not ${version ?? ''}`),
            ),
        ];
      }),
      ...workloadsOf(objects)
        .filter(({ podLabels }) => podLabels['app.kubernetes.io/component'] === 'consumer')
        .filter(({ object }) => object.spec?.strategy?.rollingUpdate?.maxSurge !== 0)
        .map(({ fault }) => fault('spec.strategy.rollingUpdate.maxSurge', 'lets one more join the group')),
    ];
  },
};

function lagsOf({ spec }: IScaledObject) {
  return spec.triggers.filter(({ type }) => type === 'kafka').map(({ metadata }) => metadata);
}
