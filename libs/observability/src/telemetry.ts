import { exportTo } from './export-target.js';
import { startMetrics, type RunningMetrics } from './metrics/start-metrics.js';
import { startTracing } from './tracing/start-tracing.js';

/** Where the spans and metrics of a process go. */
export interface TelemetryOptions {
  /** `service.name` of the resource. */
  readonly service: string;
  /** Base address of an OTLP/HTTP collector, `http://127.0.0.1:4318`; absent: nothing is sent. */
  readonly endpoint: string | undefined;
  /** Share of new traces that are recorded, 0..1, default 1; a trace begun elsewhere keeps its own decision. */
  readonly ratio?: number;
}

export interface Telemetry extends Pick<RunningMetrics, 'metrics' | 'scrape'> {
  /** Sends what is waiting, at most for a few seconds, and stops. Never rejects: telemetry may be lost. */
  readonly shutdown: () => Promise<void>;
}

/** Starts metrics, and tracing where there is a collector. A collector that is dead costs nothing but what it misses. */
export async function startTelemetry({ service, endpoint, ratio = 1 }: TelemetryOptions): Promise<Telemetry> {
  const target = endpoint === undefined ? undefined : exportTo(endpoint);
  const { metrics, scrape, stop } = await startMetrics(service, target);
  const stopTracing = target && (await startTracing(service, target, ratio));
  return {
    metrics,
    scrape,
    shutdown: () => Promise.allSettled([stopTracing?.(), stop()]).then(() => undefined),
  };
}
