import { withLogContext } from '@kervan/observability';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { routeOf } from './route-of.js';

/** One SERVER span per request, continuing the caller's trace; it is named by the route once that is known. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const caller = propagation.extract(ROOT_CONTEXT, request.headers);
  const attributes = { 'http.request.method': request.method, 'url.path': request.path };
  const span = trace
    .getTracer('kervan')
    .startSpan(request.method, { kind: SpanKind.SERVER, attributes }, caller);
  response.once('close', () => {
    const route = routeOf(request);
    if (route !== null) span.updateName(`${request.method} ${route}`).setAttribute('http.route', route);
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(caller, span), () => withLogContext({}, next));
};
