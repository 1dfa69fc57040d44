import type { INestApplication } from '@nestjs/common';
import { NestMicroservice } from '@nestjs/microservices';
import { KeepOriginalError } from '../handling/keep-original-error.js';
import type { InboxOptions } from './inbox-options.js';
import { InboxServer } from './inbox-server.js';

/**
 * Attaches the inbox to an application: its `@OnEvent` methods are found at once, `startAllMicroservices` starts it.
 *
 * @throws KervanError CONFIGURATION_INVALID for two handlers of one type, or one of a type the service may not read.
 */
export function connectInbox(app: INestApplication, options: InboxOptions): InboxServer {
  const strategy = new InboxServer(options);
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true });
  // Filters of handlers and controllers come first; what none of them takes must reach the inbox as it was thrown.
  microservice.useGlobalFilters(new KeepOriginalError());
  if (microservice instanceof NestMicroservice) {
    microservice.registerListeners();
    microservice.setIsInitialized(true);
    microservice.setIsInitHookCalled(true);
  }
  return strategy;
}
