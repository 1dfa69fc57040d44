import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';
import { selects } from './selects.js';

export const disruptionsAreBounded: Policy = {
  name: 'every app has one budget that lets a node be drained',
  faults: (objects) => {
    const budgets = objects.filter((object) => PodDisruptionBudget.is(object));
    return [
      ...workloadsOf(objects)
        .filter(
          ({ podLabels }) =>
            budgets.filter(({ spec }) => selects(spec?.selector?.matchLabels, podLabels)).length !== 1,
        )
        .map(({ fault }) => fault('', 'has not exactly one PodDisruptionBudget')),
      ...budgets
        .filter(({ spec }) => spec?.maxUnavailable !== 1 || spec.unhealthyPodEvictionPolicy !== 'AlwaysAllow')
        .map(({ metadata }) => ({
          object: `PodDisruptionBudget ${metadata.name}`,
          field: 'spec',
          message: 'must let one pod go at a time (maxUnavailable), and broken ones always',
        })),
    ];
  },
};
