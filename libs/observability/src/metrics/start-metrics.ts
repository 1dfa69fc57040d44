import { randomUUID } from 'node:crypto';
import type { ExportTarget } from '../export-target.js';
import { Metrics } from './metrics.js';
import { observeProcess } from './process-metrics.js';

const EXPORT_EVERY_MS = 15_000;

export interface RunningMetrics {
  readonly metrics: Metrics;
  /** All of them as they are now, as Prometheus text. */
  readonly scrape: () => Promise<string>;
  /** Sends them once more and stops. */
  readonly stop: () => Promise<void>;
}

/** @param target absent: they can be scraped, and are sent nowhere */
export async function startMetrics(service: string, target?: ExportTarget): Promise<RunningMetrics> {
  const [{ MeterProvider }, { resourceFromAttributes }, { PrometheusReader }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
    import('./prometheus-reader.js'),
  ]);
  const prometheus = new PrometheusReader();
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': randomUUID() }),
    readers: [prometheus, ...(target ? [await pushing(target)] : [])],
  });
  const metrics = new Metrics(provider.getMeter('kervan'));
  observeProcess(metrics);
  return { metrics, scrape: () => prometheus.text(), stop: () => provider.shutdown() };
}

async function pushing({ url, timeoutMillis }: ExportTarget) {
  const [{ PeriodicExportingMetricReader }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: url('metrics'), timeoutMillis }),
    exportIntervalMillis: EXPORT_EVERY_MS,
    exportTimeoutMillis: timeoutMillis,
  });
}
