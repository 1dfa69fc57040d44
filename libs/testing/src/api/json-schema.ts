import { z } from 'zod';

/** What of JSON Schema the services' documents use. */
export const JsonSchema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().optional(),
  required: z.array(z.string()).default([]),
  get items() {
    return JsonSchema.optional();
  },
  get properties() {
    return z.record(z.string(), JsonSchema).default({});
  },
  /** A schema, or whether there may be any. */
  additionalProperties: z.unknown().optional(),
  get anyOf() {
    return z.array(JsonSchema).default([]);
  },
  get oneOf() {
    return z.array(JsonSchema).default([]);
  },
  get allOf() {
    return z.array(JsonSchema).default([]);
  },
});
export type JsonSchema = z.output<typeof JsonSchema>;
