import { ApiResponse } from '@nestjs/swagger';

/** The document holds the schema itself once, see openapi.ts. */
const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Documents an error answer in OpenAPI. */
export function ProblemAnswer(status: number | 'default', description: string): MethodDecorator {
  return ApiResponse({ status, description, content });
}
