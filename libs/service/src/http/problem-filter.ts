import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Denials } from './denials.js';
import { refusesValue } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Turns every error of an HTTP request into problem details; what is not the caller's fault is logged, what it may not do is audited. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly denials: Denials,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      this.logger.error({ err: error, path: request.path }, 'answer broken off');
      response.destroy();
      return;
    }
    if (error instanceof KervanError && error.code === 'FORBIDDEN') await this.denials.note(request, error);
    const { status, code } = sendProblem(error, request, response);
    const line = { err: error, code, method: request.method, path: request.path };
    if (status >= 500) this.logger.error(line, 'request failed');
    else if (refusesValue(error))
      this.logger.warn(line, 'a schema takes values that cannot be stored or told');
  }
}
