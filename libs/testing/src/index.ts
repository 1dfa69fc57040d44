export * from './eventually.js';
export type { Answer } from './scenario/call.js';
export type { Expected } from './scenario/expected.js';
export * from './scenario/scenario.js';
export * from './tracing/otlp-receiver.js';
export type { ReceivedSpan } from './tracing/otlp-request.js';
