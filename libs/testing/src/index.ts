export * from './eventually.js';
export { company, type Company } from './company/company.js';
export type { MemberOptions, UrlOf } from './company/member.js';
export type { Answer, Call } from './scenario/call.js';
export type { Expected } from './scenario/expected.js';
export * from './scenario/scenario.js';
export * from './tracing/otlp-receiver.js';
export type { ReceivedSpan } from './tracing/otlp-request.js';
