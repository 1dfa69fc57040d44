import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
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

/** A span that was begun; exactly one call of `end` ends it. */
export interface OpenSpan {
  readonly span: Span;
  /** The context whose active span it is. */
  readonly context: Context;
  /** @param failure what the work failed with, `{ cause }`; absent: it succeeded. */
  end(failure?: { readonly cause: unknown }): void;
}

/** Begins a span without making it the active one. */
export function openSpan(name: string, { kind, attributes, parent, links }: SpanOptions): OpenSpan {
  const surrounding = parent ? remoteContext(parent) : context.active();
  const span = trace.getTracer('kervan').startSpan(name, { kind, attributes, links }, surrounding);
  const end: OpenSpan['end'] = (failure) => {
    if (failure) {
      const { cause } = failure;
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', cause instanceof Error ? cause.name : typeof cause);
    }
    span.end();
  };
  return { span, context: trace.setSpan(surrounding, span), end };
}

/** Runs work inside a span that ends with it and carries its failure. */
export async function inSpan<Result>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const open = openSpan(name, options);
  try {
    const result = await context.with(open.context, () => work(open.span));
    open.end();
    return result;
  } catch (cause) {
    open.end({ cause });
    throw cause;
  }
}
