import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Service } from 'kubernetes-models/v1';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';
import { selects } from './selects.js';

export const appsAreObserved: Policy = {
  name: 'every app has a Service, and where Prometheus is, a monitor',
  faults: (objects) => {
    const services = objects.filter((object) => Service.is(object));
    const monitors = objects.filter((object) => ServiceMonitor.is(object));
    return workloadsOf(objects).flatMap(({ podLabels, fault }) => {
      const own = services.filter(({ spec }) => spec?.selector && selects(spec.selector, podLabels));
      const seen = monitors.some(({ spec }) =>
        own.some(({ metadata }) => selects(spec.selector.matchLabels, metadata.labels ?? {})),
      );
      if (own.length === 0) return [fault('', 'has no Service')];
      return seen || monitors.length === 0 ? [] : [fault('', 'has no ServiceMonitor')];
    });
  },
};
