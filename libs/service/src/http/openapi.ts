import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from './problem.js';

/** Serves the OpenAPI 3.1 document of the application: readable at /docs, as JSON at /docs/json. */
export function serveOpenApi(app: INestApplication, title: string): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app, title), {
    jsonDocumentUrl: 'docs/json',
    raw: ['json'],
  });
}

function openApiOf(app: INestApplication, title: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? jsonSchemaOf(schema, schemaType) : undefined,
  });
  document.components = { ...document.components };
  document.components.schemas = Object.assign(
    {},
    document.components.schemas,
    jsonSchemaOf(Problem, 'output').components,
  );
  return document;
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1; schemas with an id become components. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $defs = {}, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  delete whole.$schema;
  if (whole.id === undefined) return { schema: whole, components: $defs };
  return { schema: { $ref: `#/$defs/${whole.id}` }, components: { ...$defs, [whole.id]: whole } };
}
