import { activeTraceContext, type TraceContext } from '@kervan/observability';
import { context, SpanKind, trace, TraceFlags } from '@opentelemetry/api';

export interface CreatedEvent {
  readonly topic: string;
  readonly id: string;
  readonly key: string;
}

/**
 * The W3C context an event carries for ever: that of its own `create <topic>` span, a child of the active one. In a trace
 * that is not recorded it is the active one itself. Nothing is traced where no span is active.
 */
export function creationContext({ topic, id, key }: CreatedEvent): TraceContext {
  const active = trace.getActiveSpan()?.spanContext();
  if (!active) return { traceparent: null, tracestate: null };
  if ((active.traceFlags & TraceFlags.SAMPLED) === 0) return activeTraceContext();
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'create',
    'messaging.operation.type': 'create',
    'messaging.destination.name': topic,
    'messaging.message.id': id,
    'messaging.kafka.message.key': key,
  };
  const span = trace
    .getTracer('kervan')
    .startSpan(`create ${topic}`, { kind: SpanKind.PRODUCER, attributes });
  const stored = context.with(trace.setSpan(context.active(), span), activeTraceContext);
  span.end();
  return stored;
}
