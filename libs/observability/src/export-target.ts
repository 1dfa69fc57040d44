const TIMEOUT_MS = 3000;

/** Where telemetry is sent. */
export interface ExportTarget {
  /** Address for one signal. */
  readonly url: (signal: 'traces' | 'metrics') => string;
  /** An export that takes longer has failed. */
  readonly timeoutMillis: number;
}

/** @param endpoint base address of an OTLP/HTTP collector, `http://127.0.0.1:4318` */
export function exportTo(endpoint: string): ExportTarget {
  const base = endpoint.replace(/\/+$/, '');
  return { url: (signal) => `${base}/v1/${signal}`, timeoutMillis: TIMEOUT_MS };
}
