/** Where Jaeger listens. */
export interface JaegerPlace {
  readonly host: string;
  /** OTLP over HTTP. */
  readonly otlp: number;
  /** Web pages and the query API. */
  readonly query: number;
  readonly health: number;
}

const MOST_TRACES = 100_000;
const MOST_MEMORY_MIB = 512;

/** Configuration of Jaeger 2: traces stay in memory. JSON, which is YAML too. */
export function jaegerSettings({ host, otlp, query, health }: JaegerPlace): string {
  const at = (port: number) => ({ endpoint: `${host}:${String(port)}` });
  return JSON.stringify({
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'batch'],
          exporters: ['jaeger_storage_exporter'],
        },
      },
      telemetry: { metrics: { level: 'none' } },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: at(health) },
      // It would trace itself.
      jaeger_query: { enable_tracing: false, storage: { traces: 'memory' }, http: at(query), grpc: at(0) },
      jaeger_storage: { backends: { memory: { memory: { max_traces: MOST_TRACES } } } },
    },
    receivers: { otlp: { protocols: { http: at(otlp) } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_mib: MOST_MEMORY_MIB },
      batch: { timeout: '200ms' },
    },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  });
}
