import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from './problem.js';
import { problemOf } from './problem.js';

/** Answers a request with problem details. */
export function sendProblem(
  error: unknown,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Problem {
  const problem = problemOf(error, pathOf(request.originalUrl ?? request.url ?? '/'));
  response.statusCode = problem.status;
  response.setHeader('content-type', 'application/problem+json');
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (problem.status === 503) response.setHeader('retry-after', '1');
  response.end(JSON.stringify(problem));
  return problem;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
