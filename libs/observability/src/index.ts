export * from './tracing/in-span.js';
export * from './tracing/trace-context.js';
