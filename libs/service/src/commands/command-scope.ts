import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { knownCallerOf } from '../http/caller.js';
import { isCommand, isConditional } from '../http/command.js';
import { RequestInvalid } from '../http/request-invalid.js';
import { commandRequests, type CommandRequest } from './command-request.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Lets {@link Commands} know the request, so that controllers need not hand its headers on. */
export class CommandScope implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (READING.includes(request.method)) return next.handle();
    if (request.headers['if-match'] !== undefined && !isConditional(context.getHandler()))
      throw new RequestInvalid([{ field: 'If-Match', message: 'is for records that exist already' }]);
    if (request.headers['idempotency-key'] !== undefined && !isCommand(context.getHandler()))
      throw new RequestInvalid([{ field: 'Idempotency-Key', message: 'is not kept for this operation' }]);
    return commandRequests.run(commandRequestOf(request, http.getResponse<Response>()), () => next.handle());
  }
}

function commandRequestOf(request: Request, response: Response): CommandRequest {
  const { method, originalUrl: path, headers } = request;
  const body: unknown = request.body;
  // Nest has set the status of success by now.
  const { statusCode: status } = response;
  const idempotencyKey = headers['idempotency-key']?.toString();
  const caller = knownCallerOf(request)?.name;
  return { caller, method, path, body, idempotencyKey, ifMatch: headers['if-match'], status };
}
