import { join } from 'node:path';
import { fenceTopic, topics } from '@kervan/contracts';
import { workspace } from '@kervan/local';
import { operatorsConsole, scaledServices, services } from '../company/services.js';
import { externalSecret } from '../secrets/external-secret.js';
import { wantedSecrets } from '../secrets/wanted-secrets.js';
import { alertRules } from './alert-rules.js';
import { consoleServices } from './console-services.js';
import { kafkaTopic } from './kafka-topic.js';
import { manifestText } from './manifest-text.js';
import { scaledObject } from './scaled-object.js';
import { scalerUser } from './scaler-user.js';
import { scalingLimits } from './scaling-limits.js';
import { userOf } from './user-of.js';

/** What follows from the contracts and the apps, as text by the path of its file in the workspace. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const base = 'infra/k8s/base';
  const components = 'infra/k8s/components';
  const rules = alertRules(join(workspace, 'infra/prometheus/rules'));
  return new Map([
    [`${base}/platform/kafka/topics.yaml`, manifestText(...[...topics, fenceTopic].map(kafkaTopic))],
    [`${base}/platform/kafka/keda-kafka-user.yaml`, manifestText(scalerUser())],
    [`${base}/scaling-limits.yaml`, manifestText(scalingLimits())],
    [`${base}/${operatorsConsole.name}/services.env`, consoleServices()],
    ...services.map((service): [string, string] => [
      `${base}/${service.name}/kafka-user.yaml`,
      manifestText(userOf(service)),
    ]),
    ...scaledServices.map((service): [string, string] => [
      `${base}/${service.name}/scaled-object.yaml`,
      manifestText(scaledObject(service)),
    ]),
    [
      `${components}/external-secrets/external-secrets.yaml`,
      manifestText(...wantedSecrets().map(externalSecret)),
    ],
    [`${components}/monitoring/alert-rules.yaml`, manifestText(rules)],
  ]);
}
