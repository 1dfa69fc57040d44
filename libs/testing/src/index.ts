export * from './eventually.js';
export * from './tracing/otlp-receiver.js';
export type { ReceivedSpan } from './tracing/otlp-request.js';
