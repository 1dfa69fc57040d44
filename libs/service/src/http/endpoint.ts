import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { ProblemAnswer } from './problem-answer.js';

export interface EndpointOptions {
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  /** Schema of the answer; absent: the answer has no body. */
  readonly returns?: z.ZodType;
  /** Status of success; default 200, or 204 without a body. */
  readonly status?: number;
}

/**
 * Declares what an endpoint does and answers. Its parameters declare their schemas themselves:
 * `@Body({ schema: NewOrder }) order: NewOrder`.
 */
export function Endpoint({
  summary,
  returns,
  status = returns ? 200 : 204,
}: EndpointOptions): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiResponse({ status, description: 'Success', ...(returns && { standardSchema: returns }) }),
    ProblemAnswer('default', 'Problem details (RFC 9457)'),
  );
}
