export * from './logging/log-context.js';
export * from './logging/logger.js';
export * from './metrics/metric-catalogue.js';
export * from './metrics/metrics.js';
export * from './telemetry.js';
export * from './tracing/in-span.js';
export * from './tracing/trace-context.js';
