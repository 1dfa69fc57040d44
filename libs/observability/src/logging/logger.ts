import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import { logContext } from './log-context.js';
import { personalDataFields } from './personal-data.js';

export type { Logger } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LoggerOptions {
  /** Default `info`. */
  readonly level?: LogLevel;
  /** Default standard output. */
  readonly destination?: DestinationStream;
}

/** Depth down to which fields are looked at for personal data: the line itself, an object in it, an object in that. */
const redactedDepths = ['', '*.', '*.*.'];

/**
 * One JSON object per line: ISO time, level by name, service, the ids of the active span and of the log context.
 * Personal data and secrets are cut out by field name.
 */
export function createLogger(service: string, { level = 'info', destination }: LoggerOptions = {}): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ ...activeSpan(), ...logContext() }),
    redact: {
      paths: redactedDepths.flatMap((depth) => personalDataFields.map((field) => depth + field)),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function activeSpan(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}
