import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { isMetricName, prometheusName } from './metric-catalogue.js';

const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);

/** What was collected as Prometheus text, under names that end in their unit, as a collector would write them. */
export function prometheusText(collected: ResourceMetrics): string {
  return `${serializer.serialize(renamed(collected)).trimEnd()}\n`;
}

function renamed({ resource, scopeMetrics }: ResourceMetrics): ResourceMetrics {
  return {
    resource,
    scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({ scope, metrics: metrics.map(inPrometheus) })),
  };
}

function inPrometheus(metric: MetricData): MetricData {
  const { name } = metric.descriptor;
  if (!isMetricName(name)) return metric;
  return { ...metric, descriptor: { ...metric.descriptor, name: prometheusName(name) } };
}
