import { Outcome } from '@kervan/contracts';
import { isMetricName, metricCatalogue, prometheusName } from '@kervan/observability';

/** Labels of each series that Prometheus can have, by its name. */
export type Series = ReadonlyMap<string, ReadonlySet<string>>;

/** What Prometheus itself says of whatever it scrapes. */
const OF_TARGETS = ['job', 'service', 'instance'];

/** Every series that the services expose, and `up`. */
export function exposedSeries(): Series {
  const series = new Map([['up', new Set(OF_TARGETS)]]);
  for (const name of Object.keys(metricCatalogue).filter(isMetricName)) {
    const { kind, labels } = metricCatalogue[name];
    const own = [...labels, ...OF_TARGETS];
    const inPrometheus = prometheusName(name);
    if (kind === 'histogram') {
      series.set(`${inPrometheus}_bucket`, new Set([...own, 'le']));
      series.set(`${inPrometheus}_sum`, new Set(own)).set(`${inPrometheus}_count`, new Set(own));
    } else series.set(inPrometheus, new Set(own));
  }
  return series;
}

/** What a label says, where a contract knows it: `erp_inbox_handled_total outcome`. */
export const labelValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['erp_inbox_handled_total outcome', [...Outcome.values]],
]);
