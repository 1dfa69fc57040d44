import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MetricReader, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { isMetricName, prometheusName } from './metric-catalogue.js';

/** What is collected as Prometheus text, under names that end in their unit, as a collector would write them. */
export class PrometheusReader extends MetricReader {
  readonly #serializer = new PrometheusSerializer(undefined, false, undefined, false, true);

  async text(): Promise<string> {
    const { resourceMetrics } = await this.collect();
    return `${this.#serializer.serialize(renamed(resourceMetrics)).trimEnd()}\n`;
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }
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
