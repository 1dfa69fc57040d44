import { z } from 'zod';
import { JsonSchema } from './json-schema.js';

const Parameter = z.object({
  name: z.string(),
  in: z.literal(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  schema: JsonSchema,
});
export type Parameter = z.output<typeof Parameter>;

const Described = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: JsonSchema }) }) })
    .optional(),
});

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Described)),
  components: z.object({ schemas: z.record(z.string(), JsonSchema) }),
});

/** One method of one address of an API. */
export interface Operation {
  /** `GET /api/depots/{depotNo}` */
  readonly name: string;
  readonly method: string;
  /** With its parameters: `/api/depots/{depotNo}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Schema of its JSON body. */
  readonly body: JsonSchema | undefined;
  /** The schema that a `$ref` stands for. @throws Error where the document has none. */
  readonly resolve: (schema: JsonSchema) => JsonSchema;
}

/** Every operation of an OpenAPI document, as `/docs/json` gives it. @throws ZodError where it is none. */
export function operationsOf(document: unknown): Operation[] {
  const { paths, components } = Document.parse(document);
  const resolve = (schema: JsonSchema): JsonSchema => {
    if (schema.$ref === undefined) return schema;
    const found = components.schemas[schema.$ref.replace('#/components/schemas/', '')];
    if (!found) throw new Error(`the document has no ${schema.$ref}`);
    return resolve(found);
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, { parameters, requestBody }]) => {
      const method = verb.toUpperCase();
      const body = requestBody?.content['application/json'].schema;
      return { name: `${method} ${path}`, method, path, parameters, body, resolve };
    }),
  );
}

/**
 * The operation that answers a request, and the values of its path's parameters; where several fit, the one with the
 * fewest parameters.
 *
 * @param path without query.
 */
export function operationOf(
  operations: readonly Operation[],
  method: string,
  path: string,
): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | undefined {
  const fitting = operations
    .filter((operation) => operation.method === method)
    .map((operation) => ({ operation, values: valuesOf(operation.path, path) }))
    .filter(({ values }) => values !== null)
    .sort((one, other) => Object.keys(one.values ?? {}).length - Object.keys(other.values ?? {}).length)[0];
  return fitting && { operation: fitting.operation, values: fitting.values ?? {} };
}

function valuesOf(template: string, path: string): Record<string, string> | null {
  const names = template.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return null;
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    const parameter = /^\{(.+)\}$/.exec(name)?.[1];
    if (parameter !== undefined) values[parameter] = decodeURIComponent(part);
    else if (part !== name) return null;
  }
  return values;
}
