import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

const wanted = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['requests', 'ephemeral-storage'],
  ['limits', 'memory'],
  ['limits', 'ephemeral-storage'],
] as const;

export const resourcesAreLimited: Policy = {
  name: 'cpu, memory and disk are requested, memory and disk limited; processor time is not',
  faults: (objects) =>
    workloadsOf(objects).flatMap(({ containers, fault }) =>
      containers.flatMap(({ path, container: { resources = {} } }) => [
        ...wanted
          .filter(([kind, resource]) => resources[kind]?.[resource] === undefined)
          .map(([kind, resource]) => fault(`${path}.resources.${kind}.${resource}`, 'is missing')),
        ...(resources.limits?.['cpu'] === undefined
          ? []
          : [fault(`${path}.resources.limits.cpu`, 'slows an app down that could have had idle time')]),
      ]),
    ),
};
