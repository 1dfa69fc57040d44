import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Link,
  type Span,
  type SpanKind,
} from '@opentelemetry/api';
import { remoteContext, type TraceContext } from './trace-context.js';

export interface SpanOptions {
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
  /** Stored context to continue; default the active one. */
  readonly parent?: TraceContext;
  readonly links?: Link[];
}

/** Runs work inside a span that ends with it and carries its failure. */
export async function inSpan<Result>(
  name: string,
  { kind, attributes, parent, links }: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const tracer = trace.getTracer('kervan');
  const surrounding = parent ? remoteContext(parent) : context.active();
  const span = tracer.startSpan(name, { kind, attributes, links }, surrounding);
  try {
    return await context.with(trace.setSpan(surrounding, span), () => work(span));
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span.end();
  }
}
