import { propagation, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import type { TraceContext } from './trace-context.js';

/**
 * An OpenTelemetry context whose active span is a stored, remote one. Its text is parsed when somebody asks for a value:
 * while an event of an unrecorded trace is handled, hardly anybody does.
 */
export class RemoteContext implements Context, TraceContext {
  readonly traceparent: string | null;
  readonly tracestate: string | null;
  #extracted: Context | undefined;

  constructor({ traceparent, tracestate }: TraceContext) {
    this.traceparent = traceparent;
    this.tracestate = tracestate;
  }

  getValue(key: symbol): unknown {
    return this.#context.getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    return this.#context.setValue(key, value);
  }

  deleteValue(key: symbol): Context {
    return this.#context.deleteValue(key);
  }

  get #context(): Context {
    return (this.#extracted ??= extracted(this));
  }
}

function extracted({ traceparent, tracestate }: TraceContext): Context {
  const carrier = { ...(traceparent && { traceparent }), ...(tracestate && { tracestate }) };
  return propagation.extract(ROOT_CONTEXT, carrier);
}
