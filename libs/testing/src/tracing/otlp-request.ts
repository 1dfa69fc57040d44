import { z } from 'zod';

/** A span as processes report it. */
export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Null for the root of a trace. */
  readonly parentSpanId: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean | null>>;
}

const attribute = z
  .object({
    key: z.string(),
    value: z.object({
      stringValue: z.string().optional(),
      intValue: z.coerce.number().optional(),
      doubleValue: z.number().optional(),
      boolValue: z.boolean().optional(),
    }),
  })
  .transform(({ key, value: { stringValue, intValue, doubleValue, boolValue } }) => ({
    key,
    value: stringValue ?? intValue ?? doubleValue ?? boolValue ?? null,
  }));

const attributes = z
  .array(attribute)
  .default([])
  .transform((list): ReceivedSpan['attributes'] =>
    Object.fromEntries(list.map(({ key, value }) => [key, value])),
  );

const exportRequest = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().min(1).optional(),
              name: z.string(),
              attributes,
            }),
          ),
        }),
      ),
    }),
  ),
});

/** The spans of one OTLP/HTTP JSON export request. @throws z.ZodError */
export function spansIn(request: unknown): ReceivedSpan[] {
  return exportRequest.parse(request).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ parentSpanId, ...span }) => ({
        ...span,
        service: String(resource.attributes['service.name']),
        parentSpanId: parentSpanId ?? null,
      })),
  );
}
