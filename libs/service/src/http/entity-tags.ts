import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { z } from 'zod';

const Versioned = z.object({ version: z.int() });

/** An answer whose body shows a version carries it as its ETag: what `If-Match` and `If-None-Match` may name. */
export class EntityTags implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((body) => {
        const { data } = Versioned.safeParse(body);
        if (data) response.setHeader('etag', `"${data.version}"`);
      }),
    );
  }
}
