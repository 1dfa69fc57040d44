import type { Logger } from '@kervan/observability';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DynamicModule, NestApplicationOptions } from '@nestjs/common';
import helmet from 'helmet';
import { CommandScope } from '../commands/command-scope.js';
import { nestLogger } from '../logging/nest-logger.js';
import { bearerToken } from './bearer-token.js';
import type { Denials } from './denials.js';
import { EntityTags } from './entity-tags.js';
import type { Identify } from './identify.js';
import { serveOpenApi } from './openapi.js';
import { ProblemFilter } from './problem-filter.js';
import { RequestPipe } from './request-pipe.js';
import { RoleGuard } from './role-guard.js';
import { traceRequests } from './trace-requests.js';

export interface ApplicationOptions {
  /** Title of the OpenAPI document. */
  readonly title: string;
  readonly root: DynamicModule;
  readonly logger: Logger;
  /** Who may call. */
  readonly identify: Identify;
  readonly denials: Denials;
  /** Bytes. */
  readonly bodyLimit: number;
}

/** Addresses that only the holder of a token may use, as far as its role reaches. */
const PROTECTED = ['/api', '/ops'];

/** The Nest application with everything in front of its controllers, in order; not yet initialised. */
export async function createApplication(options: ApplicationOptions): Promise<NestExpressApplication> {
  const { title, root, logger, identify, denials, bodyLimit } = options;
  const settings: Pick<NestApplicationOptions, 'logger' | 'bodyParser' | 'rawBody' | 'abortOnError'> = {
    logger: nestLogger(logger),
    bodyParser: false,
    // Signatures of webhooks are over the bytes.
    rawBody: true,
    abortOnError: false,
  };
  const app = await NestFactory.create<NestExpressApplication>(root, settings);
  // TLS ends before the service, which itself speaks plain HTTP.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.use(PROTECTED, traceRequests, bearerToken(identify));
  app.useBodyParser('json', { limit: bodyLimit });
  app.useGlobalGuards(new RoleGuard());
  app.useGlobalFilters(new ProblemFilter(logger, denials));
  app.useGlobalInterceptors(new CommandScope(), new EntityTags());
  app.useGlobalPipes(new RequestPipe());
  serveOpenApi(app, title);
  return app;
}
