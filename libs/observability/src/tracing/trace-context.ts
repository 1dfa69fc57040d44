import { context, propagation, trace, type Link } from '@opentelemetry/api';
import { RemoteContext } from './remote-context.js';

/** W3C trace context as it is stored in a row or header; both null when nothing is traced. */
export interface TraceContext {
  readonly traceparent: string | null;
  readonly tracestate: string | null;
}

/** The context of the active span, ready to be stored. */
export function activeTraceContext(): TraceContext {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return { traceparent: carrier['traceparent'] ?? null, tracestate: carrier['tracestate'] ?? null };
}

/** Whether a stored context says that its trace is not recorded; false where there is none. */
export function isUnrecorded({ traceparent }: TraceContext): boolean {
  // version-trace-span-flags, of whose last digit the lowest bit means recorded.
  return traceparent !== null && /^\w{2}-\w{32}-\w{16}-\w[02468ace]$/.test(traceparent);
}

/** An OpenTelemetry context whose active span is the stored, remote one; none where it is absent or malformed. */
export function remoteContext(stored: TraceContext): RemoteContext {
  return stored instanceof RemoteContext ? stored : new RemoteContext(stored);
}

/** A link to a stored context, or nothing where it is absent or malformed. */
export function linkTo(stored: TraceContext): Link[] {
  const spanContext = trace.getSpanContext(remoteContext(stored));
  return spanContext ? [{ context: spanContext }] : [];
}
