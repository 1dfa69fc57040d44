import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

/** What must not depend on a store, or its outage restarts everything. */
const ALIVE = '/health/live';
const READY = '/health/ready';

const wanted = [
  ['startupProbe', ALIVE],
  ['livenessProbe', ALIVE],
  ['readinessProbe', READY],
] as const;

export const podsAreProbed: Policy = {
  name: 'started and alive are asked at /health/live, ready at /health/ready',
  faults: (objects) =>
    workloadsOf(objects).flatMap(({ containers, fault }) =>
      containers
        .filter(({ init }) => !init)
        .flatMap(({ path, container }) =>
          wanted
            .map(([probe, at]) => ({ probe, at, asked: container[probe]?.httpGet?.path }))
            .filter(({ at, asked }) => asked !== at)
            .map(({ probe, at, asked }) =>
              fault(`${path}.${probe}`, `asks ${asked ?? 'nothing'} instead of ${at}`),
            ),
        ),
    ),
};
