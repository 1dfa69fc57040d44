import type { Database } from '@kervan/database';
import { rebuildStatus } from '@kervan/inbox';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';

/**
 * While a service is rebuilt it answers with what it knows again so far, and says so: `x-kervan-rebuilding: 42` tells that
 * 42 per cent of the events are consumed again. Without a rebuild there is no such header.
 */
export class RebuildingHeader implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
  ) {}

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (execution.getType() === 'http') await this.#tell(execution.switchToHttp().getResponse<Response>());
    return next.handle();
  }

  async #tell(response: Response): Promise<void> {
    const { rebuilding, events, replayed } = await rebuildStatus(this.database, this.consumer);
    if (rebuilding) response.setHeader('x-kervan-rebuilding', Math.floor((replayed * 100) / events));
  }
}
