export * from './logging/log-context.js';
export * from './logging/logger.js';
export * from './tracing/in-span.js';
export * from './tracing/telemetry.js';
export * from './tracing/trace-context.js';
